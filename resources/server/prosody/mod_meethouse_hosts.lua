-- mod_meethouse_hosts: the accounts of those who open meetings. Loaded on the meeting domain by mod_meethouse.
--
-- It keeps the rules for names and passwords wherever a password is chosen, knows our one-time links, and answers the administrator's program.
-- That program asks through hosts-call.sh: a JSON request in a file that only Prosody can read, named in one call of Prosody's shell, which runs
-- inside the server on 0.12 and 13 alike:
--
--     prosodyctl shell 'meethouse:call("/run/meethouse-hosts.XXXXXXXX/request")'
--
-- Request: { "operations": [ { "op": …, … }, … ] }. Answer: { "ok": true, "results": [ …, one each, in order ] }; each result has "ok", and if that
-- is false an "error" word. The operations stand in meethouse_operations.lib.lua.

local base64 = require "util.encodings".base64;
local json = require "util.json";
local st = require "util.stanza";

local policy = module:require "meethouse_policy";
local invitations = module:require "meethouse_invitations";
local operations = module:require "meethouse_operations" (policy, invitations);

local shortest = module:get_option_number("meethouse_password_length", 10);
local accounts_seen = module:open_store("meethouse_seen");
local namespace = "urn:meethouse:hosts:0";

local function refuse(event, condition, reason)
	event.allowed = false;
	event.error_type, event.error_condition, event.reason = "modify", condition, policy.sentence(reason);
	event.error = nil;
end

-- Links of ours; any other token goes on to mod_invites_register.
module:hook("stanza/iq/urn:xmpp:pars:0:preauth", function (event)
	local session, stanza = event.origin, event.stanza;
	local invitation = invitations.as_validated(stanza.tags[1].attr.token);
	if not invitation then return end
	session.validated_invite = invitation;
	local about = invitation.meethouse;
	-- The page asks for a name only where the link leaves it open.
	session.send(st.reply(stanza):tag("invitation", {
		xmlns = namespace; kind = about.kind; name = about.name; ["password-length"] = ("%d"):format(shortest);
	}));
	return true;
end, 10);

-- After mod_invites_register, which asks for an invitation at all.
module:hook("user-registering", function (event)
	if not event.allowed then return end
	local invitation = event.validated_invite or (event.session and event.session.validated_invite);
	local about = invitation and invitation.meethouse;
	if about and not invitation.is_open() then
		event.allowed = false;
		event.error_type, event.error_condition, event.reason = "cancel", "gone", "[link-used] This link has been used or withdrawn.";
		return;
	end
	if about and about.name and about.name ~= event.username then return refuse(event, "not-acceptable", "name-invalid"); end
	-- A link to reset a password must not make a new account.
	if event.allow_reset and event.allow_reset ~= event.username then return refuse(event, "not-acceptable", "name-invalid"); end
	local ok, reason = policy.check_name(event.username);
	-- A disabled account's name is not free.
	if ok and not event.allow_reset and operations.is_disabled(event.username) then
		event.allowed = false;
		event.error_type, event.error_condition, event.reason = "cancel", "conflict", "[name-taken] The requested name is taken.";
		return;
	end
	if ok then ok, reason = policy.check_password(event.username, event.password or "", shortest); end
	if not ok then refuse(event, "not-acceptable", reason); end
end, -10);

-- A password changed by its owner: before mod_user_account_management carries it out.
local function check_change(event)
	local session, stanza = event.origin, event.stanza;
	local query = stanza.tags[1];
	if stanza.attr.type ~= "set" or not session.username or session.host ~= module.host then return end
	local password = query:get_child_text("password");
	if not password or query:get_child("remove") then return end
	local ok, reason = policy.check_password(session.username, password, shortest);
	if ok then return end
	session.send(st.error_reply(stanza, "modify", "not-acceptable", policy.sentence(reason)));
	return true;
end
module:hook("iq/self/jabber:iq:register:query", check_change, 10);
module:hook("iq/host/jabber:iq:register:query", check_change, 10);

-- The day is enough to see whether an account is still in use.
module:hook("authentication-success", function (event)
	local name = event.session.username;
	if not name or operations.is_throwaway(name) then return end
	local today = os.date("!%Y-%m-%d");
	local known = accounts_seen:get(name);
	if not known or known.day ~= today then accounts_seen:set(name, { day = today }); end
end);

-- The administrator's door

local function answer(path)
	if type(path) ~= "string" or not path:match("^/run/meethouse%-hosts%.%w+/request$") then
		return { ok = false; error = "path-refused" };
	end
	local file = io.open(path, "rb");
	local text = file and file:read("*a");
	if file then file:close(); end
	local request = text and json.decode(text);
	if type(request) ~= "table" or type(request.operations) ~= "table" then return { ok = false; error = "request-unreadable" }; end
	return operations.run(request.operations);
end

-- Base64 in short lines: whatever is in the answer passes XML, the shell's own lines around it and pipes unharmed.
local function call(self, path)
	local ok, result = pcall(answer, path);
	if not ok then
		module:log("error", "A request of the administrator's program failed: %s", tostring(result));
		result = { ok = false; error = "internal" };
	end
	local text = base64.encode(json.encode(result));
	for at = 1, #text, 3000 do self.session.print("meethouse " .. text:sub(at, at + 2999)); end
	return true, "answered";
end

local shell = module:shared("/*/admin_shell/env");
shell.meethouse = { call = call };
function module.unload() shell.meethouse = nil; end
