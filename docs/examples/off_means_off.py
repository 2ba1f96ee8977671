"""Turns geolocation off in a running Glovebox and reads the reason, with nothing but a WebSocket library.

    pip install websocket-client            (Debian: apt-get install python3-websocket)
    python3 off_means_off.py "ws://127.0.0.1:PORT/control?token=..."

The URL is the field "control" of the line that `glovebox serve` prints. The document of every command and event is
assets/control.asyncapi.yaml.
"""

import json
import sys

from websocket import create_connection


class Unit:
    """A running head unit, over its control API."""

    def __init__(self, url):
        self.socket = create_connection(url, timeout=10)
        self.last = 0

    def ask(self, command, argument=None):
        """Sends one command and gives back its result. Events that come in between are passed over."""
        self.last += 1
        request = {"id": self.last, "command": command}
        if argument is not None:
            request["argument"] = argument
        self.socket.send(json.dumps(request))
        while True:
            frame = json.loads(self.socket.recv())
            if frame.get("id") == self.last:
                break
        if not frame["ok"]:
            raise SystemExit(f'{frame["error"]["sentence"]} {frame["error"]["remedy"]}')
        return frame["result"]

    def wait_for(self, event, fits):
        """Waits for an event whose payload fits, and gives that back."""
        while True:
            frame = json.loads(self.socket.recv())
            if frame.get("event") == event and fits(frame["payload"]):
                return frame["payload"]


unit = Unit(sys.argv[1])
driver = next(each for each in unit.ask("profile.list") if each["kind"] == "primary")
unit.ask("profile.load", {"profile": driver["id"]})
unit.ask("vehicle.set", {"ignition": "on"})
unit.ask("drive.start")

unit.ask("privacy.set", {"setting": "geolocation", "on": True})
message = unit.wait_for("wire.received", lambda wire: wire["topic"].endswith("/data/location"))
print("on: a position left, on", message["topic"].split("/")[-1])

# The answer comes when no byte of a position can leave any more.
unit.ask("privacy.set", {"setting": "geolocation", "on": False})
why = unit.ask("privacy.why", {"signal": "Vehicle.CurrentLocation.Latitude"})
print("off:", why["outcome"], "by", why["rule"])
