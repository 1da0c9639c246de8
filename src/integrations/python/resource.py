import os

import httpx
import jwt
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

ISSUER = os.environ["ISSUER"]
CLIENT = (os.environ["CLIENT_ID"], os.environ["CLIENT_SECRET"])

app = FastAPI()
bearer = HTTPBearer(auto_error=False)
# Keeps the keys for five minutes, as Gatehouse allows, and asks anew for a kid that it does not know.
keys = jwt.PyJWKClient(ISSUER + "/.well-known/jwks.json", lifespan=300)


def refused(detail: str) -> HTTPException:
    return HTTPException(401, detail, {"WWW-Authenticate": 'Bearer error="invalid_token"'})


# Plain functions run on FastAPI's threads, so that fetching keys does not stop the event loop.
def claims(credentials: HTTPAuthorizationCredentials = Depends(bearer)) -> dict:
    if credentials is None:
        raise HTTPException(401, "Not authenticated", {"WWW-Authenticate": "Bearer"})
    token = credentials.credentials
    try:
        # PyJWT does not look at typ.
        if jwt.get_unverified_header(token).get("typ") not in ("at+jwt", "JWT"):
            raise refused("Invalid token")
        key = keys.get_signing_key_from_jwt(token).key
        return jwt.decode(
            token,
            key,
            algorithms=["ES256"],
            audience=ISSUER,
            issuer=ISSUER,
            leeway=5,
            options={"require": ["exp", "iat", "sub", "client_id"]},
        )
    except jwt.PyJWTError:
        raise refused("Invalid token")


# For routes that must not take a token whose session has ended: one more request to Gatehouse.
def active(claims: dict = Depends(claims), credentials: HTTPAuthorizationCredentials = Depends(bearer)) -> dict:
    answer = httpx.post(ISSUER + "/oauth/introspect", auth=CLIENT, data={"token": credentials.credentials})
    if answer.status_code != 200 or not answer.json()["active"]:
        raise refused("Invalid token")
    return claims


# roles is a list. Scopes are words with blanks between them: "users:read" in claims.get("scope", "").split()
def staff(claims: dict = Depends(claims)) -> dict:
    if "admin" not in claims.get("roles", []):
        raise HTTPException(403, "Needs the role admin")
    return claims


@app.get("/orders")
def orders(claims: dict = Depends(claims)):
    return {"user": claims["sub"]}


@app.get("/payments")
def payments(claims: dict = Depends(active)):
    return {"user": claims["sub"]}


@app.get("/staff")
def staff_only(claims: dict = Depends(staff)):
    return {"user": claims["sub"]}
