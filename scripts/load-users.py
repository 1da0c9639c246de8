#!/usr/bin/env python3
"""Registers users from a CSV file (email,name,password) over HTTP and reads them all back, page by page.

    scripts/load-users.py --base http://localhost:8080 --make 1000 users.csv   # writes a sample file
    scripts/load-users.py --base http://localhost:8080 --token "$TOKEN" users.csv

While it reads, it registers --during more users, and checks that the pages stay as they were: no user of the file is
missing, none appears twice. Exits 1 where that does not hold. The token needs the scope users:read. One source may
register a thousand an hour: start the service with GATEHOUSE_REGISTRATION_LIMIT above the number of users.
"""
import argparse
import csv
import json
import sys
import threading
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor


def call(base, method, path, body=None, token=None):
    """The status and the JSON of one request."""
    request = urllib.request.Request(base + path, method=method)
    if token:
        request.add_header("Authorization", "Bearer " + token)
    data = None
    if body is not None:
        request.add_header("Content-Type", "application/json")
        data = json.dumps(body).encode()
    try:
        with urllib.request.urlopen(request, data, timeout=60) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


def register(base, rows, threads=4):
    """Registers all rows; returns how many answered which status."""
    counts = {}
    with ThreadPoolExecutor(threads) as pool:
        bodies = [dict(zip(("email", "name", "password"), row)) for row in rows]
        for status, _ in pool.map(lambda body: call(base, "POST", "/api/v1/users", body), bodies):
            counts[status] = counts.get(status, 0) + 1
    return counts


def read_back(base, token, limit):
    """The address of every user of every page in order, and each total that was told."""
    seen, totals, page = [], [], 1
    while True:
        status, answer = call(base, "GET", f"/api/v1/users?page={page}&limit={limit}", token=token)
        if status != 200:
            sys.exit(f"page {page}: {status} {answer.get('detail')}")
        totals.append(answer["total"])
        seen += [user["email"] for user in answer["data"]]
        if len(answer["data"]) < limit:
            return seen, totals
        page += 1


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file")
    options.add_argument("--base", default="http://localhost:8080")
    options.add_argument("--token")
    options.add_argument("--limit", type=int, default=50)
    options.add_argument("--during", type=int, default=100)
    options.add_argument("--make", type=int)
    given = options.parse_args()
    if given.make:
        with open(given.file, "w", newline="") as out:
            csv.writer(out).writerows(
                (f"user{i:05d}@example.com", f"User {i}", "correct-horse-9") for i in range(given.make))
        print(f"wrote {given.make} users to {given.file}")
        return
    with open(given.file, newline="") as source:
        rows = list(csv.reader(source))
    print("registered:", register(given.base, rows))
    _, first = call(given.base, "GET", "/api/v1/users?limit=1", token=given.token)
    print("total:", first.get("total"))
    more = [(f"late{i:05d}@example.com", f"Late {i}", "correct-horse-9") for i in range(given.during)]
    writer = threading.Thread(target=lambda: print("registered while reading:", register(given.base, more, 1)))
    writer.start()
    seen, totals = read_back(given.base, given.token, given.limit)
    writer.join()
    wanted = {row[0] for row in rows}
    of_file = [email for email in seen if email in wanted]
    print(f"read back: {len(of_file)} of the file, {len(set(of_file))} distinct, totals {totals[0]}..{totals[-1]}")
    sys.exit(0 if len(of_file) == len(set(of_file)) == len(wanted) else 1)


if __name__ == "__main__":
    main()
