"""Python's imaplib as a peer. Arguments: workload, port, count, repeats. Prints what the peers on the JVM print.

imaplib finds the ends of responses; what it leaves as octets is made a value by what it has for it (ParseFlags,
Internaldate2tuple), and by regular expressions.
"""

import calendar
import imaplib
import re
import socket
import sys
import time

UID_BASE = 100000
ITEMS = re.compile(rb"UID (\d+).*RFC822\.SIZE (\d+)")
LISTED = re.compile(rb'\(([^)]*)\) "/" "((?:[^"\\]|\\.)*)"')
SIMPLE = "(UID FLAGS INTERNALDATE RFC822.SIZE)"

imaplib._MAXLINE = 100_000_000  # its default takes no long SEARCH response


def mail(size):
    header = (
        b"From: Ann Miller <ann.miller@example.org>\r\nTo: bob.jones@example.org\r\n"
        b"Subject: Minutes of the meeting on Thursday\r\nMessage-ID: <1@mail.example.org>\r\n"
        b"Date: Thu, 16 Jul 2026 02:44:25 +0200\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n"
    )
    line = b"A line of some mail, of the length that lines of mail usually have.....\r\n"
    text = header + line * ((size - len(header)) // len(line) - 1)
    return text + b"." * (size - 2 - len(text)) + b"\r\n"


def simple(line):
    found = ITEMS.search(line)
    date = calendar.timegm(time.gmtime(time.mktime(imaplib.Internaldate2tuple(line))))
    return int(found[1]) + int(found[2]) + len(imaplib.ParseFlags(line)) + date


def fetch_simple(client, count):
    return sum(map(simple, client.fetch("1:%d" % count, SIMPLE)[1]))


def bodies(client, count):
    data = client.fetch("1:%d" % count, "(UID BODY.PEEK[])")[1]
    return sum(len(part[1]) for part in data if isinstance(part, tuple))


def noops(client, count):
    for _ in range(count):
        client.noop()
    return count


def uid_fetches(client, count):
    return sum(simple(client.uid("FETCH", str(UID_BASE + i), SIMPLE)[1][0]) for i in range(1, count + 1))


def append(client, count):
    total = 0
    for message in MESSAGES:
        answer = client.append("INBOX", None, None, message)[1][0]
        total += int(re.match(rb"\[APPENDUID \d+ (\d+)\]", answer)[1])
    return total


def search(client, count):
    return sum(map(int, client.uid("SEARCH", "ALL")[1][0].split()))


def utf7(name):
    return re.sub(
        rb"&([^-]*)-",
        lambda found: (b"+" + found[1].replace(b",", b"/") + b"-").decode("utf-7").encode() if found[1] else b"&",
        name,
    ).decode()


def listed(line):
    found = LISTED.match(line)
    return len(found[1].split()) + len(utf7(found[2]))


def list_all(client, count):
    return sum(map(listed, client.list('""', "*")[1]))


WORK = {
    "FETCH_SIMPLE": fetch_simple,
    "BODIES": bodies,
    "NOOPS": noops,
    "UID_FETCHES": uid_fetches,
    "APPEND": append,
    "SEARCH": search,
    "LIST": list_all,
}

workload, port, count, repeats = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
MESSAGES = [mail(20000 + i) for i in range(count)] if workload == "APPEND" else []
with imaplib.IMAP4("127.0.0.1", port) as client:
    client.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    client.login("user", "password")
    client.select("INBOX")
    for _ in range(repeats):
        cpu, wall = time.process_time_ns(), time.perf_counter_ns()
        total = WORK[workload](client, count)
        wall, cpu = time.perf_counter_ns() - wall, time.process_time_ns() - cpu
        print("run", cpu, wall, total, flush=True)
try:
    with open("/proc/self/status") as status:
        print("peak", next(line.split()[1] for line in status if line.startswith("VmHWM")))
except OSError:
    print("peak 0")
