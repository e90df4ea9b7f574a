-- Names and passwords: what is refused, and as what.
module = { require = function (_, name) return dofile(arg[2] .. "/" .. name .. ".lib.lua"); end };
local policy = dofile(arg[1] .. "/meethouse_policy.lib.lua");

local passwords = {
	["vier blaue Lampen"] = true; ["tr0mbone-Kaktus"] = true; ["ÄÖÜäöüß-1234"] = true; ["mR7#kLp92!xQ"] = true; ["il gatto dorme"] = true;
	["日本語のパスワードです"] = true; ["correct horse battery staple"] = true;
	[""] = "password-short"; ["123456789"] = "password-short"; ["ÄÖÜäöüßÄÖ"] = "password-short";
	["aaaaaaaaaaaa"] = "password-simple"; ["1234567890"] = "password-simple"; ["9876543210"] = "password-simple"; ["abababababab"] = "password-simple";
	["password12"] = "password-common"; ["PASSWORD!!!"] = "password-common"; ["P4ssw0rd2026!"] = "password-common"; ["2026passwort"] = "password-common";
	["qwertzuiop"] = "password-common"; ["jitsimeet2026"] = "password-common"; ["passwordpassword"] = "password-common"; ["Benvenuti2026"] = "password-common";
	["q1w2e3r4t5"] = "password-common"; ["1qaz2wsx3edc"] = "password-common"; ["Manchester"] = "password-common"; ["monkey12345"] = "password-common";
	["Dr4g0n-2026!"] = "password-common"; ["Liverpool1987"] = "password-common"; ["73-29-84-love-55"] = true; ["monkey-Trompete"] = true;
	["hostanna12345"] = "password-name"; ["xxANNAxx9876"] = "password-name"; ["hello\nhello-all"] = "password-characters"; ["\255\254abcdefghij"] = "password-characters";
	[("lang"):rep(100)] = "password-long";
};
local count = 0;
for password, wanted in pairs(passwords) do
	local name = wanted == "password-name" and "anna" or "somebody";
	if password == "ÄÖÜäöüßÄÖ" then assert(utf8.len(password) == 9); end
	local ok, reason = policy.check_password(name, password, 10);
	assert((ok or reason) == wanted, ("%q: %s instead of %s"):format(password, tostring(ok or reason), tostring(wanted)));
	count = count + 1;
end

for name, wanted in pairs {
	anna = true; ["a.b-c_d"] = true; ["4b"] = true; [("x"):rep(64)] = true;
	[""] = "name-invalid"; [("x"):rep(65)] = "name-invalid"; Anna = "name-invalid"; ["a b"] = "name-invalid"; ["a@b"] = "name-invalid"; ["../etc"] = "name-invalid";
	["ünal"] = "name-invalid"; [".a"] = "name-invalid"; ["a\0b"] = "name-invalid"; focus = "name-reserved"; jvb = "name-reserved"; ["proof-1"] = "name-reserved";
} do
	local ok, reason = policy.check_name(name);
	assert((ok or reason) == wanted, ("%q: %s"):format(name, tostring(ok or reason)));
	count = count + 1;
end
assert(not policy.check_name(nil) and not policy.check_name({}));

-- A 256-character password must not take long.
local start = os.clock();
for _ = 1, 200 do policy.check_password("somebody", ("ab1!"):rep(64), 10); end
assert(os.clock() - start < 2, "checking a password takes too long");
print("policy_test: " .. count .. " names and passwords");
