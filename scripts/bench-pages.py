#!/usr/bin/env python3
"""Asks for every page of a demonstration as the roles that see it and prints
a table in Markdown: server time by the server's own log, p50 and p99, and the
weight of the page, plain and compressed.

    scripts/bench-pages.py                      50,000 persons on SQLite
    scripts/bench-pages.py --db FILE-OR-URL     a demonstration made before
    scripts/bench-pages.py --persons 14536 --requests 20 --only lists
"""

import argparse
import base64
import gzip
import hashlib
import hmac
import html
import http.client
import os
import re
import struct
import subprocess
import sys
import time
import urllib.parse

PASSWORD = "fangshi-demo-2026"
SECRET = "FANGSHI2DEMO3FANGSHI2DEMO3FANGSH"
HOUSEHOLD = r'href="(/households/[^/"?]+)"'

# What is asked for: its name, the roles, and the path. A path is found by
# looking on another page for the first match of a pattern.
PAGES = [
    ("今日", "village township county cadre visitor civil city province",
     ["/today"]),
    ("今日 第二页", "township", ["/today?offset=25"]),
    ("名册", "village township county cadre visitor city", ["/households"]),
    ("名册 一个村", "county", ["/households", r'href="(/households\?area=\d{9})"',
                          r'href="(/households\?area=\d{12})"']),
    ("名册 查找 姓", "village township county", ["POST /households", "王"]),
    ("名册 查找 首字母", "village township county", ["POST /households", "wj"]),
    ("名册 查找 后四位", "village township county", ["POST /households", "1234"]),
    ("人员名单", "village township county cadre", ["/lists"]),
    ("名单 证件到期", "village township county", ["/lists/certificate-180"]),
    ("名单 已过期", "village township county", ["/lists/certificate-expired"]),
    ("名单 无探访责任人", "township county", ["/lists/unassigned"]),
    ("名单 疑似残疾", "township county", ["/lists/suspected"]),
    ("名单 近一年离户", "township county", ["/lists/left"]),
    ("名单 一类对象", "village township county",
     ["/lists", r'href="(/lists/[^"/]*special-household[^"]*)"']),
    ("户", "village visitor cadre", ["/today", HOUSEHOLD]),
    ("访视表", "village", ["/today", r'href="(/households/[^"]+/visits/new)"']),
    ("查看号码", "village", ["/today", HOUSEHOLD,
                         r'href="(/households/[^"]+/numbers[^"]*)"']),
    ("变更表", "village", ["/today", HOUSEHOLD,
                       r'href="(/households/[^"]+/changes/[^"]+)"']),
    ("资料变更", "village township county", ["/changes"]),
    ("按村补录", "township county", ["/visits/round"]),
    ("进度", "village township county civil city province auditor",
     ["/coverage"]),
    ("进度 一项职责", "township county city province",
     ["/coverage", r'href="(/coverage/\d+/duties/[^"/?]+[^"/]*)"']),
    ("进度 明细", "township county city",
     ["/coverage", r'href="(/coverage/[^"]+/rows[^"]*)"']),
    ("解释", "county", ["/coverage", r'href="(/coverage/[^"]+/rows[^"]*)"',
                     r'href="(/ledger/[^"]+)"']),
    ("管理", "county", ["/office"]),
    ("人员与联系", "township county", ["/office/staff"]),
    ("一名人员", "county", ["/office/staff", r'href="(/office/staff/[^"/?]+)"']),
    ("离任交接", "county", ["/office/staff", r'href="(/office/staff/[^"/?]+)"',
                       r'href="(/office/staff/[^"/]+/hand-over[^"]*)"']),
    ("辖区", "county", ["/office/areas"]),
    ("一处辖区", "county", ["/office/areas", r'href="(/office/areas/\d{9,12})"']),
    ("政策", "county province", ["/office/policies"]),
    ("一个文件", "county", ["/office/policies",
                        r'href="(/office/policies/[^"/?]+)"']),
    ("政策试算表", "county", ["/office/trial"]),
    ("数据导入", "county", ["/office/import"]),
    ("我的账号", "county", ["/me"]),
    ("账号", "admin", ["/accounts"]),
    ("操作日志", "auditor", ["/audit"]),
]


class Browser:
    def __init__(self, port, login):
        self.port = port
        self.cookies = {}
        self.link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.ask("POST", "/session", {"login": login, "password": PASSWORD})
        if login == "admin":
            self.ask("POST", "/session/code", {"code": code()})

    def ask(self, method, path, fields=None):
        body = urllib.parse.urlencode(fields) if fields else None
        headers = {
            "Origin": f"http://127.0.0.1:{self.port}",
            "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()),
        }
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.link.request(method, path, body, headers)
        answer = self.link.getresponse()
        text = answer.read()
        for value in answer.msg.get_all("Set-Cookie") or []:
            name, _, rest = value.partition("=")
            self.cookies[name] = rest.split(";")[0]
        return answer.status, text

    def find(self, steps):
        """The request that the steps lead to; None where they lead nowhere."""
        if steps[0].startswith("POST "):
            return "POST", steps[0][5:], {"term": steps[1]}
        path = steps[0]
        for pattern in steps[1:]:
            found = re.search(pattern, self.ask("GET", path)[1].decode())
            if not found:
                return None
            path = html.unescape(found[1])
        return "GET", path, None


def code():
    """The administrator's code of this half minute."""
    key = base64.b32decode(SECRET)
    step = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(key, step, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start:start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def times(log, position):
    """What the server says its requests took, in ms, from a position on."""
    with open(log, "rb") as file:
        file.seek(position)
        found = re.findall(rb"method=\S+ ms=([\d.e-]+)", file.read())
    return [float(number) for number in found]


def measure(browser, log, request, count):
    status, text = browser.ask(*request)
    if status != 200:
        return None
    position = os.path.getsize(log)
    for _ in range(count):
        browser.ask(*request)
    taken = times(log, position)
    while len(taken) < count:
        time.sleep(0.05)
        taken = times(log, position)
    taken.sort()
    return {
        "p50": taken[len(taken) // 2],
        "p99": taken[min(len(taken) - 1, int(len(taken) * 0.99))],
        "plain": len(text), "packed": len(gzip.compress(text, 6)),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fangshi", default=".build/release/fangshi")
    parser.add_argument("--db", help="a demonstration; made where not named")
    parser.add_argument("--persons", default="50000")
    parser.add_argument("--requests", type=int, default=60)
    parser.add_argument("--port", type=int, default=8795)
    parser.add_argument("--only", help="pages whose first path holds this")
    options = parser.parse_args()
    work = "out/bench-pages"
    os.makedirs(work, exist_ok=True)
    database = options.db
    if not database:
        database = f"{work}/county.sqlite"
        for end in ("", "-wal", "-shm", ".key"):
            if os.path.exists(database + end):
                os.remove(database + end)
        subprocess.run(
            [options.fangshi, "demo", "--db", database, "--persons",
             options.persons], check=True, stdout=subprocess.DEVNULL)
    log = f"{work}/log"
    with open(log, "wb") as file:
        server = subprocess.Popen(
            [options.fangshi, "serve", "--db", database, "--port",
             str(options.port)], stdout=file, stderr=file)
    slow = 0
    try:
        wait(options.port)
        print("| Page | Role | p50 ms | p99 ms | KB | KB gzip |")
        print("|---|---|---:|---:|---:|---:|")
        browsers = {}
        for name, roles, steps in PAGES:
            if options.only and options.only not in steps[0]:
                continue
            for role in roles.split():
                if role not in browsers:
                    browsers[role] = Browser(options.port, role)
                request = browsers[role].find(steps)
                found = request and measure(
                    browsers[role], log, request, options.requests)
                if not found:
                    print(f"| {name} | {role} | – | – | – | – |", flush=True)
                    continue
                slow += found["p99"] >= 50
                print(f"| {name} | {role} | {found['p50']:.1f} | "
                      f"{found['p99']:.1f} | {found['plain'] / 1024:.1f} | "
                      f"{found['packed'] / 1024:.1f} |", flush=True)
    finally:
        server.terminate()
        server.wait()
    print(f"\npages whose p99 is 50 ms or more: {slow}")


def wait(port):
    for _ in range(100):
        try:
            link = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            link.request("GET", "/health")
            link.getresponse().read()
            return
        except OSError:
            time.sleep(0.2)
    sys.exit("the server does not answer")


if __name__ == "__main__":
    main()
