"""Verifies the messages in a folder: NAME.eml with the key records of records.json. Prints {"NAME": {"python": bool, "opendkim": bool}}."""

import json
import pathlib
import re
import subprocess
import sys

import dkim

folder = pathlib.Path(sys.argv[1])
records = json.loads((folder / "records.json").read_text())


def txt(name, timeout=5):
    return records.get(name.decode().rstrip("."), "").encode()


def verified(data):
    try:
        return dkim.verify(data, dnsfunc=txt, minkey=1024)
    except dkim.DKIMException:
        return False


# opendkim's test mode does what its milter does, with keys from a file.
keys = folder / "keys"
keys.write_text("".join(f"{name} {record}\n" for name, record in records.items()))
conf = folder / "opendkim.conf"
conf.write_text(f"Mode v\nTestPublicKeys {keys}\nPidFile {folder}/pid\nMinimumKeyBits 1024\nUserID root\n")
messages = sorted(folder.glob("*.eml"))
run = subprocess.run(["/usr/sbin/opendkim", "-x", conf, "-t", ",".join(map(str, messages)), "-vv"], capture_output=True,
                     text=True, timeout=100)
succeeded = set(re.findall(r"(\S+)\.eml: verification \(.*\) succeeded", run.stdout + run.stderr))
result = {path.stem: {"python": verified(path.read_bytes()), "opendkim": str(path.with_suffix("")) in succeeded}
          for path in messages}
print(json.dumps(result))
