#!/usr/bin/python3
"""The stand-in packages on booted servers: what an installation leaves, which additions survive, what breaks.
The numbers are sections of the facts about Jitsi's packages."""

import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from fixture import (DOMAIN, HERE, PACKAGES, SERVICES, SITE, for_each_suite, install, jicofo_log, lab, prepared, restart, stats,  # noqa: E402
                     until)
from people import Person  # noqa: E402


class Installed:
    def setUp(self):
        self.server = prepared(self.suite, "stock")
        # Restarts of the tests before count, too, and systemd allows five in ten seconds.
        self.sh("systemctl reset-failed")

    def sh(self, command: str, **more):
        return self.server.exec(command, **more).stdout

    def test_five_services_are_active(self):  # 12.1
        self.assertEqual(self.sh(f"systemctl is-active {SERVICES}").split(), ["active"] * 5)

    def test_one_healthy_bridge_for_jicofo(self):  # 8.5
        until(lambda: stats(self.server) == {"bridge_count": 1, "operational_bridge_count": 1, "in_shutdown_bridge_count": 0,
                                             "lost_bridges": stats(self.server)["lost_bridges"], "bridge_version_count": 1})

    def test_what_is_open_to_the_world(self):  # 12.1, 3.9
        lines = self.sh("ss -Hltun | awk '{print $1, $5}'").splitlines()
        world = {int(line.rsplit(":", 1)[1]) for line in lines if not re.search(r" (127\.|\[::1\])", line)}
        self.assertLessEqual({80, 443, 3478, 5222, 5269, 5281, 10000}, world)
        self.assertFalse({5280, 8080, 8888} & world)

    def test_programs_show_their_heap_and_are_called_java(self):  # 3.7
        for name in ("jicofo", "jitsi-videobridge"):
            self.assertIn("-Xmx3072m", self.sh(f"pgrep -x -a java | grep {name}"))

    def test_heap_of_jicofo_from_a_unit_drop_in(self):  # 2.4
        self.sh("mkdir -p /etc/systemd/system/jicofo.service.d && printf '[Service]\\nEnvironment=JICOFO_MAX_MEMORY=256m\\n'"
                " > /etc/systemd/system/jicofo.service.d/heap.conf && systemctl daemon-reload && systemctl restart jicofo")
        try:
            self.assertIn("-Xmx256m", until(lambda: self.sh("pgrep -x -a java | grep jicofo", check=False)))
        finally:
            self.sh("rm -r /etc/systemd/system/jicofo.service.d && systemctl daemon-reload && systemctl restart jicofo")

    def test_jicofo_config_is_rewritten_at_each_configure(self):  # 2.4
        self.sh("echo JICOFO_MAX_MEMORY=300m >> /etc/jitsi/jicofo/config && dpkg-reconfigure -f noninteractive jicofo")
        self.assertNotIn("JICOFO_MAX_MEMORY", self.sh("cat /etc/jitsi/jicofo/config"))

    def test_bridge_config_is_not_rewritten(self):  # 2.4, 9
        self.sh("echo '# mine' >> /etc/jitsi/videobridge/jvb.conf && dpkg-reconfigure -f noninteractive jitsi-videobridge2")
        self.assertIn("# mine", self.sh("cat /etc/jitsi/videobridge/jvb.conf"))
        self.sh("sed -i '/# mine/d' /etc/jitsi/videobridge/jvb.conf")

    def test_a_quoted_relative_include_is_followed_and_survives(self):  # 12.2
        self.server.write("/etc/jitsi/jicofo/probe.conf", 'jicofo { rest { port = 8889 } }\n')
        self.sh("cp -p /etc/jitsi/jicofo/jicofo.conf /root/ && echo 'include \"probe.conf\"' >> /etc/jitsi/jicofo/jicofo.conf")
        try:
            self.sh("dpkg-reconfigure -f noninteractive jicofo")
            self.assertTrue(self.sh("tail -n 1 /etc/jitsi/jicofo/jicofo.conf").startswith('include "probe.conf"'))
            until(lambda: self.sh("curl -s 127.0.0.1:8889/about/version", check=False))
            self.assertNotEqual(self.server.exec("hocon -f /etc/jitsi/jicofo/jicofo.conf get jicofo.rest.port", check=False).returncode, 0)
            self.sh("chown root /etc/jitsi/jicofo/probe.conf && chmod 600 /etc/jitsi/jicofo/probe.conf && systemctl restart jicofo")
            until(lambda: self.sh("curl -s 127.0.0.1:8888/about/version", check=False), text="an unreadable include is passed over")
        finally:
            self.sh("cp -p /root/jicofo.conf /etc/jitsi/jicofo/ && systemctl restart jicofo")

    def test_include_file_is_destroyed_by_a_reconfigure(self):  # 12.2
        self.sh("cp -p /etc/jitsi/jicofo/jicofo.conf /root/ && echo 'include file(\"probe.conf\")' >> /etc/jitsi/jicofo/jicofo.conf")
        try:
            self.server.exec("dpkg-reconfigure -f noninteractive jicofo", check=False)
            self.assertEqual(self.sh("tail -n 1 /etc/jitsi/jicofo/jicofo.conf").strip(), 'include file("probe.conf"')
            self.assertNotEqual(self.server.exec("dpkg-reconfigure -f noninteractive jicofo", check=False).returncode, 0)
        finally:
            self.sh("cp -p /root/jicofo.conf /etc/jitsi/jicofo/ && dpkg --configure -a && dpkg-reconfigure -f noninteractive jicofo")

    def test_certificate_out_of_the_trust_store(self):  # 8.4
        self.sh(f"keytool -delete -cacerts -storepass changeit -alias debian:auth.{DOMAIN}.pem && systemctl restart jicofo")
        try:
            until(lambda: "PKIX path building failed" in jicofo_log(self.server).splitlines()[-1])
            self.assertEqual(self.sh("systemctl is-active jicofo").strip(), "active")
        finally:
            self.sh("update-ca-certificates -f")
            restart(self.server)

    def with_prosody_drop_in(self, text: str):
        self.server.write("/etc/prosody/probe.cfg.lua", text)
        self.sh(f"cp -p {SITE} /root/site && echo 'Include \"/etc/prosody/probe.cfg.lua\"' >> {SITE} && systemctl restart prosody")
        self.addCleanup(lambda: (self.sh(f"cp -p /root/site {SITE}"), restart(self.server)))

    def test_a_list_given_again_replaces_the_stock_list(self):  # 12.2
        self.with_prosody_drop_in(f'VirtualHost "{DOMAIN}"\n    modules_enabled = {{ "bosh"; "ping" }}\n')
        until(lambda: self.sh("ss -Hltn | grep :5280", check=False))
        person = Person(self.server.address, DOMAIN, DOMAIN)
        identities = person.ask(DOMAIN, "get", "<query xmlns='http://jabber.org/protocol/disco#info'/>")
        self.assertNotIn("lobbyrooms", {i.get("type") for i in identities.iter("{http://jabber.org/protocol/disco#info}identity")})
        person.close()

    def test_plugin_paths_given_again_replace_the_stock_path(self):  # 12.2
        self.with_prosody_drop_in('Host "*"\nplugin_paths = { "/usr/local/share/probe/" }\n')
        until(lambda: "client_proxy" in self.sh("grep -i 'unable to load\\|not found' /var/log/prosody/prosody.log", check=False))

    def test_interfaces_put_prosody_on_loopback(self):  # 12.2
        self.with_prosody_drop_in('Host "*"\ninterfaces = { "127.0.0.1", "::1" }\n')
        until(lambda: self.sh("ss -Hltn | grep :5222", check=False))
        for line in self.sh("ss -Hltn | awk '{print $4}' | grep -E ':(5222|5269|5280|5281)$'").split():
            self.assertRegex(line, r"^(127\.0\.0\.1|\[::1\]):")
        until(lambda: stats(self.server).get("operational_bridge_count") == 1, 40)
        person = Person(self.server.address, DOMAIN, DOMAIN)
        self.assertEqual(person.request("loop").get("ready"), "true")
        person.close()

    def test_a_component_of_ones_own_loads_modules(self):  # 12.2
        self.sh("mkdir -p /usr/local/share/probe")
        self.server.write("/usr/local/share/probe/mod_loader.lua", f"""
local modulemanager = require "core.modulemanager";
local function load(host) if host == "conference.{DOMAIN}" then modulemanager.load(host, "muc_filter_access"); end end
for host in pairs(prosody.hosts) do load(host); end
prosody.events.add_handler("host-activated", load);
""")
        self.with_prosody_drop_in(f"""Host "*"
plugin_paths = {{ "/usr/share/jitsi-meet/prosody-plugins/", "/usr/local/share/probe/" }}
Component "conference.{DOMAIN}" "muc"
    muc_filter_whitelist = {{ "auth.{DOMAIN}" }}
Component "loader.{DOMAIN}" "loader"
""")
        until(lambda: stats(self.server).get("operational_bridge_count") == 1, 40)
        person = Person(self.server.address, DOMAIN, DOMAIN)
        person.request("filtered")
        with self.assertRaises(TimeoutError):
            person.join("filtered", seconds=2)
        person.close()

    def test_nginx_takes_locations_from_the_jaas_folder(self):  # 12.2, 3.6
        self.sh("mkdir -p /etc/jitsi/meet/jaas /srv/probe && echo inside > /srv/probe/page.txt")
        self.server.write("/etc/jitsi/meet/jaas/probe.conf", "location ^~ /probe/ { alias /srv/probe/; }\nlocation /weak/ { alias /srv/probe/; }\n")
        try:
            self.sh("nginx -t && systemctl reload nginx && sleep 1")
            get = f"curl -sk --resolve {DOMAIN}:443:127.0.0.1 https://{DOMAIN}"
            self.assertEqual(self.sh(f"{get}/probe/page.txt").strip(), "inside")
            self.assertNotEqual(self.sh(f"{get}/weak/page.txt").strip(), "inside", "the stock expressions win over a plain prefix")
        finally:
            self.sh("rm -r /etc/jitsi/meet/jaas && systemctl reload nginx")

    def test_config_js(self):  # 3.4
        text = self.sh(f"curl -sk --resolve {DOMAIN}:443:127.0.0.1 https://{DOMAIN}/config.js")
        self.assertIn("// anonymousdomain: 'guest.example.com',", text)
        self.assertIn("var subdomain = '';", text)
        self.assertIn(f"websocket: 'wss://{DOMAIN}/' + subdir + 'xmpp-websocket'", text)

    def test_turnserver(self):  # 2.7
        self.assertIn("jitsi-meet coturn config", self.sh("head -n 1 /etc/turnserver.conf"))
        self.assertTrue(self.sh("ls /etc/turnserver.conf.bak"))

    def test_the_certificate_script_succeeds_whatever_happens(self):  # 2.6
        done = self.server.exec(f"/usr/share/jitsi-meet/scripts/install-letsencrypt-cert.sh a@b.example {DOMAIN}")
        self.assertIn("failed", done.stdout)

    def test_a_bridge_without_a_valid_address_turns_bad_after_a_minute(self):  # 12.1
        """Four bridges in network namespaces of their own, side by side."""
        kinds = {"private": ("10.1.2.3", "ice4j.harvest.mapping.stun.enabled = false", "200 500"),
                 "unreachable": ("192.168.1.2", "", "200 500"),
                 "mapped": ("10.1.2.3", 'ice4j.harvest.mapping.static-mappings = [ { local-address = "10.1.2.3", public-address = "203.0.113.9" } ]',
                            "200 200"),
                 "public": ("203.0.113.9", "ice4j.harvest.mapping.stun.enabled = false", "200 200")}
        script = []
        for name, (address, extra, _) in kinds.items():
            self.server.write(f"/root/{name}.conf", self.sh("cat /etc/jitsi/videobridge/jvb.conf") + extra + "\n")
            script.append(f"""unshare -n sh -c 'ip link set lo up; ip addr add {address}/24 dev lo
                (JAVA_SYS_PROPS=-Dconfig.file=/root/{name}.conf exec /usr/share/jitsi-videobridge/jvb.sh) >/root/{name}.log 2>&1 & bridge=$!
                ask="curl -s -o /dev/null -w %{{http_code}} 127.0.0.1:8080/about/health"
                sleep 20; first=$($ask); sleep 45; second=$($ask); kill $bridge; echo {name} $first $second' & """)
        answers = dict(line.split(" ", 1) for line in self.sh("\n".join(script) + "\nwait").splitlines())
        self.assertEqual(answers, {name: wanted for name, (_, _, wanted) in kinds.items()})


class Leaving:
    """A server of its own: no answer for the certificate, an upgrade, then a purge."""

    def upgrade(self, server):
        """To a later revision of the same packages. True unless the packages are not ours."""
        if lab().repository != "stand-in":
            return False
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([HERE / "build", folder], check=True, env=os.environ | {"STANDINS_REVISION": "2"})
            packed = subprocess.run(["tar", "-C", folder, "-c", "stable"], check=True, capture_output=True).stdout
        server.exec(["tar", "-C", "/srv", "-x"], input=packed)
        server.exec("DEBIAN_FRONTEND=noninteractive apt-get install -y -q -o Dpkg::Options::=--force-confold /srv/stable/*.deb", timeout=600)
        return True

    def test_silent_default_upgrade_and_purge(self):  # 2.3, 12.2, 8.3
        server = lab().server(self.suite, name=f"leaving-{self.suite}")
        self.addCleanup(server.down)
        install(server, f"jitsi-videobridge2 jitsi-videobridge/jvb-hostname string {DOMAIN}\n")
        self.assertIn("Let's Encrypt certificates", server.exec("echo get jitsi-meet/cert-choice | debconf-communicate").stdout)
        subject = server.exec(f"openssl x509 -noout -issuer -in /etc/jitsi/meet/{DOMAIN}.crt").stdout
        self.assertIn("stand-in", subject)
        server.write("/etc/jitsi/jicofo/probe.conf", "jicofo { rest { port = 8889 } }\n")
        server.exec(f"""echo 'include "probe.conf"' >> /etc/jitsi/jicofo/jicofo.conf; echo '-- mine' >> {SITE}
            echo '// mine' >> /etc/jitsi/meet/{DOMAIN}-config.js; echo '# mine' >> /etc/nginx/sites-available/{DOMAIN}.conf""")
        marks = f"tail -qn 1 /etc/jitsi/jicofo/jicofo.conf {SITE} /etc/jitsi/meet/{DOMAIN}-config.js /etc/nginx/sites-available/{DOMAIN}.conf"
        before = server.exec(marks).stdout
        if self.upgrade(server):
            self.assertTrue(server.exec("dpkg-query -W -f '${Version}' jicofo").stdout.endswith("-2"))
            self.assertEqual(server.exec(marks).stdout, before)
            until(lambda: server.exec("curl -s 127.0.0.1:8889/about/version", check=False).stdout)
        server.exec(["prosodyctl", "register", "left", f"recorder.{DOMAIN}", "behind"])
        # Twice if a service was not gone yet, as the handbook says.
        purge = f"DEBIAN_FRONTEND=noninteractive apt-get purge -y -q {PACKAGES}"
        server.exec(f"{purge} || {{ sleep 3; {purge}; }}")
        self.assertEqual(server.exec("find /etc/jitsi /var/log/jitsi -type f", check=False).stdout.split(), ["/etc/jitsi/jicofo/probe.conf"])
        self.assertEqual(server.exec("getent passwd jvb jicofo", check=False).stdout, "")
        self.assertIn("jitsi:", server.exec("getent group jitsi").stdout)
        escaped = DOMAIN.replace(".", "%2e")
        self.assertIn("left.dat", server.exec(f"ls '/var/lib/prosody/recorder%2e{escaped}/accounts'").stdout, "accounts of people stay")
        self.assertEqual(server.exec(f"ls -d '/var/lib/prosody/auth%2e{escaped}'", check=False).stdout, "")
        self.assertEqual(server.exec("debconf-show --listowners | grep -c 'jicofo\\|jitsi'", check=False).stdout.strip(), "0")


def load_tests(loader, _tests, _pattern):
    return for_each_suite(loader, (Installed, Leaving))


if __name__ == "__main__":
    unittest.main(verbosity=2)
