package shop;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.introspection.SpringOpaqueTokenIntrospector;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
public class Security {
    public static void main(String[] arguments) {
        SpringApplication.run(Security.class, arguments);
    }

    /** Routes that must not take a token whose session has ended: each request asks Gatehouse. */
    @Bean
    @Order(1)
    SecurityFilterChain checked(HttpSecurity http, SpringOpaqueTokenIntrospector introspector) throws Exception {
        return http.securityMatcher("/payments/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.opaqueToken(opaque -> opaque.introspector(introspector)))
                .build();
    }

    /** All other routes: a token is checked by the published keys, and counts until it expires. */
    @Bean
    @Order(2)
    SecurityFilterChain unchecked(HttpSecurity http) throws Exception {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(Security::authorities);
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/staff/**")
                        .hasRole("admin")
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(converter)))
                .build();
    }

    /** A role admin becomes ROLE_admin, a scope users:read becomes SCOPE_users:read. */
    private static Collection<GrantedAuthority> authorities(Jwt token) {
        Stream<GrantedAuthority> roles = token.hasClaim("roles")
                ? token.getClaimAsStringList("roles").stream().map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                : Stream.empty();
        return Stream.concat(roles, new JwtGrantedAuthoritiesConverter().convert(token).stream()).toList();
    }

    /**
     * Spring's own decoder refuses typ at+jwt; this one wants it. The times have its usual leeway of a minute. Keys are fetched again
     * for a kid that is not known.
     */
    @Bean
    JwtDecoder jwtDecoder(@Value("${gatehouse.issuer}") String issuer) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(issuer + "/.well-known/jwks.json")
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .validateType(false)
                .build();
        decoder.setJwtValidator(validator(issuer));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> validator(String issuer) {
        return JwtValidators.createAtJwtValidator().issuer(issuer).audience(issuer).clientId("gatehouse").build();
    }

    @Bean
    SpringOpaqueTokenIntrospector introspector(
            @Value("${gatehouse.issuer}") String issuer,
            @Value("${gatehouse.client.id}") String id,
            @Value("${gatehouse.client.secret}") String secret) {
        return SpringOpaqueTokenIntrospector.withIntrospectionUri(issuer + "/oauth/introspect")
                .clientId(id)
                .clientSecret(secret)
                .build();
    }

    @RestController
    static class Routes {
        @GetMapping({"/orders", "/payments", "/staff"})
        Map<String, String> user(java.security.Principal user) {
            return Map.of("user", user.getName());
        }
    }
}
