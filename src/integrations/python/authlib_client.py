import json
import os

import requests
from authlib.integrations.requests_client import OAuth2Session
from authlib.jose import JsonWebToken
from authlib.oauth2.rfc8414 import AuthorizationServerMetadata, get_well_known_url

ISSUER, TOKEN = os.environ["ISSUER"], os.environ["TOKEN"]

metadata = AuthorizationServerMetadata(requests.get(get_well_known_url(ISSUER, external=True)).json())
metadata.validate()

# A token of the service's own, to ask Gatehouse's other routes with.
session = OAuth2Session(os.environ["CLIENT_ID"], os.environ["CLIENT_SECRET"], scope="tokens:introspect")
own = session.fetch_token(metadata["token_endpoint"], grant_type="client_credentials")

# What a token says, by the published keys alone. validate() judges the times, with five seconds of leeway.
keys = requests.get(metadata["jwks_uri"]).json()
claims = JsonWebToken(["ES256"]).decode(
    TOKEN,
    lambda header, payload: next(key for key in keys["keys"] if key["kid"] == header["kid"]),
    claims_options={"iss": {"essential": True, "value": ISSUER}, "aud": {"essential": True, "value": ISSUER}},
)
claims.validate(leeway=5)

# Whether it still counts.
answer = session.introspect_token(metadata["introspection_endpoint"], token=TOKEN).json()

print(json.dumps({"scope": own["scope"], "claimed": claims["sub"], "active": answer["active"], "sub": answer.get("sub")}))
