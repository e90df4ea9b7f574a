"""A server of the lab is to be what a rented one is on its first day, on both Debians."""

import subprocess
import time

from .places import HERE, LabError
from .testing import LabTest, answers, ssh_with_password


PROGRAM = HERE / "lab"


class OneServer:
    """The same for each Debian."""

    suite = ""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server = cls.lab.server(cls.suite)

    def test_it_is_that_debian_and_booted_without_a_failed_unit(self):
        self.assertIn(f"VERSION_CODENAME={self.suite}", self.server.read("/etc/os-release"))
        self.server.exec("systemctl is-system-running --wait", check=False)
        self.assertEqual(self.server.exec("systemctl list-units --failed --no-legend --plain").stdout, "")

    def test_its_apt_configuration_is_stock_and_works(self):
        self.assertEqual(self.server.exec("apt-config dump | grep -i proxy", check=False).stdout, "")
        self.assertIn("URIs: http://deb.debian.org/debian\n", self.server.read("/etc/apt/sources.list.d/debian.sources"))
        self.server.exec("apt-get -q update && apt-get -q -y install tree")
        self.assertIn("tree", self.server.exec("tree --version").stdout)
        self.assertIn("deb.debian.org", self.server.exec("apt-cache policy tree").stdout)

    def test_it_lacks_what_small_images_lack(self):
        for program in ("curl", "wget", "python3", "crontab", "gpg", "nginx"):
            self.assertNotEqual(self.server.exec(["sh", "-c", 'command -v "$1"', "x", program], check=False).returncode, 0, program)

    def test_root_comes_in_by_key_and_by_password(self):
        self.assertEqual(self.server.ssh("id", "-un").stdout, "root\n")
        self.assertEqual(ssh_with_password(self.server, "root", self.server.root_password, "id -un").stdout, "root\n")
        self.assertNotEqual(ssh_with_password(self.server, "root", "wrong", "id -un").returncode, 0)

    def test_teacher_comes_in_and_sudo_asks_for_the_password(self):
        self.assertEqual(self.server.ssh("id", "-un", user="teacher").stdout, "teacher\n")
        unasked = self.server.ssh("sudo", "-n", "id", "-un", user="teacher")
        self.assertNotEqual(unasked.returncode, 0)
        self.assertIn("password is required", unasked.stderr)
        wrong = self.server.ssh("sudo", "-S", "-k", "-p", "''", "id", "-un", user="teacher", input="wrong\n")
        self.assertNotEqual(wrong.returncode, 0)
        right = self.server.ssh("sudo", "-S", "-k", "-p", "''", "id", "-un", user="teacher", input=self.server.sudo_password + "\n")
        self.assertEqual(right.stdout, "root\n", right.stderr)
        self.assertEqual(ssh_with_password(self.server, "teacher", self.server.sudo_password, "id -un").stdout, "teacher\n")

    def test_the_host_key_is_the_one_that_was_told(self):
        seen = subprocess.run(["ssh-keyscan", "-t", "ed25519", self.server.address], text=True, capture_output=True, check=True).stdout
        told = subprocess.run(["ssh-keygen", "-l", "-f", "-"], input=seen, text=True, capture_output=True, check=True).stdout
        self.assertEqual(told.split()[1], self.server.host_key)

    def test_names(self):
        self.lab.give_name("meet.lab.example", self.server.address)
        time.sleep(0.3)
        self.assertEqual(self.server.exec("getent ahostsv4 meet.lab.example").stdout.split()[0], self.server.address)
        self.lab.give_name("meet.lab.example", None)
        time.sleep(0.3)
        self.assertNotEqual(self.server.exec("getent ahostsv4 meet.lab.example", check=False).returncode, 0)

    def test_a_cut_link(self):
        self.server.link_down()
        self.assertFalse(answers(self.server.address, seconds=1))
        self.assertEqual(self.server.exec("echo still here").stdout, "still here\n")
        self.server.link_up()
        self.assertTrue(answers(self.server.address, seconds=10))

    def test_a_reboot_does_not_mend_a_cut_link(self):
        self.server.link_down()
        self.server.reboot()
        self.assertFalse(answers(self.server.address, seconds=1))
        self.server.link_up()
        self.assertTrue(answers(self.server.address, seconds=10))

    def test_a_reboot_keeps_what_was_written(self):
        first = self.server.read("/proc/sys/kernel/random/boot_id")
        self.server.write("/root/kept", "kept")
        self.server.reboot()
        self.assertNotEqual(self.server.read("/proc/sys/kernel/random/boot_id"), first)
        self.assertEqual(self.server.read("/root/kept"), "kept")
        self.assertTrue(answers(self.server.address))

    def test_a_reboot_from_inside_too(self):
        first = self.server.read("/proc/sys/kernel/random/boot_id")
        self.server.ssh("systemctl", "reboot")
        second = first
        end = time.monotonic() + 60
        while second == first and time.monotonic() < end:
            time.sleep(0.2)
            try:
                second = self.server.read("/proc/sys/kernel/random/boot_id") or first
            except LabError:
                continue
        self.assertNotEqual(second, first)
        end = time.monotonic() + 30
        while not answers(self.server.address, seconds=1) and time.monotonic() < end:
            time.sleep(0.1)
        self.assertTrue(answers(self.server.address))

    def test_a_power_cut(self):
        self.server.exec("sh -c 'sleep 1000 & echo $! > /root/pid'")
        self.server.cut_power()
        self.assertFalse(answers(self.server.address, seconds=1))
        with self.assertRaisesRegex(LabError, "is off"):
            self.server.exec("true")
        self.server.switch_on()
        self.assertTrue(answers(self.server.address))
        self.assertNotEqual(self.server.exec('grep -q sleep "/proc/$(cat /root/pid)/comm"', check=False).returncode, 0)

    def test_distance(self):
        host, port = self.server.delay(300)
        begun = time.monotonic()
        self.assertTrue(answers(host, port))
        self.assertGreaterEqual(time.monotonic() - begun, 0.3)
        self.assertEqual(self.server.delay(0), (self.server.address, 22))
        self.assertFalse(answers(host, port, seconds=1))

    def test_its_own_firewall_can_be_set(self):
        self.server.exec("sysctl -q -w net.ipv4.tcp_syncookies=1")
        self.server.exec("apt-get -q update && apt-get -q -y install nftables")
        self.server.exec("nft -f -", input=f"table inet t {{ chain c {{ type filter hook input priority 0; ip saddr "
                         f"{self.lab.info['gateway']} tcp dport 22 drop; }}; }}")
        self.assertFalse(answers(self.server.address, seconds=1))
        self.server.exec("systemctl disable -q nftables", check=False)
        self.server.reboot()  # rules that nobody saved are gone with the kernel that had them
        self.assertTrue(answers(self.server.address))


class Bookworm(OneServer, LabTest):
    suite = "bookworm"


class Trixie(OneServer, LabTest):
    suite = "trixie"


class Several(LabTest):
    def test_two_servers_see_each_other_and_are_two(self):
        one, two = self.lab.server(), self.lab.server()
        self.assertNotEqual(one.address, two.address)
        self.assertNotEqual(one.host_key, two.host_key)
        self.assertNotEqual(one.read("/etc/machine-id"), two.read("/etc/machine-id"))
        self.assertIn("1 received", one.exec(f"ping -c 1 -W 2 {two.address}").stdout)
        one.down()
        self.assertFalse(answers(one.address, seconds=1))
        self.assertTrue(answers(two.address))

    def test_memory_has_an_end(self):
        small = self.lab.server(name="small", memory="512M")
        self.assertEqual(int(small.exec("awk '/^MemTotal/ {print $2}' /proc/meminfo").stdout), 512 * 1024)
        before = int(small.exec("awk '/^MemFree/ {print $2}' /proc/meminfo").stdout)
        # tail holds a line without an end in memory: 200 MB fit, 700 do not.
        self.assertEqual(small.exec("head -c 200M /dev/zero | tail -c 1 | wc -c").stdout.strip(), "1")
        self.assertEqual(small.exec("head -c 200M /dev/zero | tail | wc -c").stdout.strip(), str(200 << 20))
        self.assertNotIn(str(700 << 20), small.exec("head -c 700M /dev/zero | tail | wc -c", check=False).stdout)
        self.assertEqual(small.exec("head -c 700M /dev/zero | tail > /dev/null; echo alive").stdout.strip(), "alive")
        small.exec("head -c 100M /dev/zero > /dev/shm/full && sleep 1")
        self.assertLess(int(small.exec("awk '/^MemFree/ {print $2}' /proc/meminfo").stdout), before - 80 * 1024)
        small.reboot()
        self.assertEqual(int(small.exec("awk '/^MemTotal/ {print $2}' /proc/meminfo").stdout), 512 * 1024)

    def test_a_deployed_image(self):
        old = self.lab.server(name="old", suite="trixie")
        old.exec("echo mine > /etc/mine && rm /etc/issue.net && rm -r /etc/skel && mkdir /etc/skel && echo new > /etc/skel/new")
        old.save("test-saved", note={"domain": "meet.lab.example"})
        self.addCleanup(subprocess.run, [str(PROGRAM), "forget", "test-saved"], check=True)
        new = self.lab.server(name="new", image="deployed:test-saved")
        self.assertEqual(new.suite, "trixie")
        self.assertEqual(new.read("/etc/mine"), "mine\n")
        self.assertEqual(new.exec("ls /etc/issue.net", check=False).returncode, 2)
        self.assertEqual(new.exec("ls -A /etc/skel").stdout, "new\n")
        self.assertEqual(new.host_key, old.host_key)
        self.assertNotEqual(new.address, old.address)
        new.exec("rm /etc/mine")
        self.assertEqual(old.read("/etc/mine"), "mine\n")
        third = self.lab.server(image="deployed:test-saved")
        self.assertEqual(third.read("/etc/mine"), "mine\n")
        old.exec("echo later > /etc/mine")
        old.save("test-saved")
        self.assertEqual(third.read("/etc/skel/new"), "new\n")
        self.assertEqual(third.read("/etc/mine"), "mine\n")
        self.assertEqual(self.lab.server(image="deployed:test-saved").read("/etc/mine"), "later\n")

    def test_commands_have_input_both_outputs_an_end_and_a_deadline(self):
        server = self.lab.server()
        done = server.exec(["sh", "-c", "cat; echo told >&2; exit 7"], input="x" * 300000, check=False)
        self.assertEqual((done.returncode, len(done.stdout), done.stderr), (7, 300000, "told\n"))
        with self.assertRaisesRegex(LabError, "did not end within 1 s"):
            server.exec("sleep 987", timeout=1)
        time.sleep(0.5)
        self.assertEqual(server.exec("ps ax | grep -c '[s]leep 987'", check=False).stdout, "0\n")
        with self.assertRaisesRegex(LabError, "ended with 3: why"):
            server.exec("echo why >&2; exit 3")

    def test_wrong_use_is_told(self):
        for wrong in ({"suite": "sid"}, {"image": "deployed:none-such"}, {"image": "full"}, {"name": "Capital"}, {"memory": "much"}):
            with self.assertRaises(LabError):
                self.lab.server(**wrong)
        self.assertEqual(self.lab.servers().keys() & {"Capital"}, set())
