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
local datetime = require "util.datetime".datetime;
local json = require "util.json";
local st = require "util.stanza";

local policy = module:require "meethouse_policy";
local refusal = module:require "meethouse_refusal";
local invitations = module:require "meethouse_invitations";
local reserved = module:require "meethouse_reserved";
local sessions = module:require "meethouse_sessions";
local attempts = module:require "meethouse_attempts";
local operations = module:require "meethouse_operations" { policy = policy; invitations = invitations; reserved = reserved; attempts = attempts };

local shortest = module:get_option_number("meethouse_password_length", 10);
local accounts_seen = module:open_store("meethouse_seen");
local namespace = "urn:meethouse:hosts:0";

module:require "meethouse_account" { policy = policy; attempts = attempts; reserved = reserved; shortest = shortest };

-- What the rooms module has to know. Where this is missing, nobody is a host.
local shared = module:shared("/" .. module.host .. "/meethouse/known");
shared.sessions, shared.reserved = sessions, reserved;

local function refuse(event, word)
	event.allowed = false;
	event.error_type, event.error_condition = refusal.parts(word);
	event.reason = refusal.sentence(word);
	event.error = nil;
end

-- Links of ours; any other token goes on to mod_invites_register.
module:hook("stanza/iq/urn:xmpp:pars:0:preauth", function (event)
	local session, stanza = event.origin, event.stanza;
	local token = stanza.tags[1].attr.token;
	local fate = invitations.fate(token);
	if fate then
		session.send(refusal.answer(stanza, "link-" .. fate));
		return true;
	end
	local invitation = invitations.as_validated(token);
	if not invitation then return end
	session.validated_invite = invitation;
	local about = invitation.meethouse;
	-- The page asks for a name only where the link leaves it open.
	session.send(st.reply(stanza):tag("invitation", {
		xmlns = namespace; kind = about.kind; name = about.name; ["password-length"] = ("%d"):format(shortest); expires = datetime(about.expires);
	}));
	return true;
end, 10);

-- After mod_invites_register, which asks for an invitation at all.
module:hook("user-registering", function (event)
	if not event.allowed then return end
	local invitation = event.validated_invite or (event.session and event.session.validated_invite);
	local about = invitation and invitation.meethouse;
	if about and not invitation.is_open() then
		refuse(event, "link-" .. (invitations.fate(invitation.token) or "used"));
		event.error_condition = "gone";
		return;
	end
	if about and about.name and about.name ~= event.username then return refuse(event, "name-invalid"); end
	-- A link to reset a password must not make a new account.
	if event.allow_reset and event.allow_reset ~= event.username then return refuse(event, "name-invalid"); end
	local ok, reason = policy.check_name(event.username);
	-- A disabled account's name is not free.
	if ok and not event.allow_reset and operations.is_disabled(event.username) then ok, reason = false, "name-taken"; end
	if ok then ok, reason = policy.check_password(event.username, event.password or "", shortest); end
	if not ok then refuse(event, reason); end
end, -10);

-- The day is enough to see whether an account is still in use.
module:hook("authentication-success", function (event)
	local name = event.session.username;
	if not name or operations.is_throwaway(name) then return end
	local today = os.date("!%Y-%m-%d");
	local known = accounts_seen:get(name);
	if not known or known.day ~= today then accounts_seen:set(name, { day = today }); end
end);

-- Whoever has lost a password or an account, on whatever way, is signed in nowhere any more: not here, not with jicofo, not in a meeting. The
-- connection that changed its own password goes on.
local function sign_out(event, reason)
	if event.host ~= module.host then return end
	local user = prosody.hosts[module.host].sessions[event.username];
	local gone = {};
	for resource, session in pairs(user and user.sessions or {}) do
		if resource ~= event.resource then gone[#gone + 1] = session; end
	end
	for _, session in ipairs(gone) do session:close { condition = "not-authorized"; text = reason }; end
	prosody.events.fire_event("meethouse-host-gone", {
		jid = event.username .. "@" .. module.host; sessions = sessions.end_all(event.username);
	});
end
module:hook_global("user-password-changed", function (event) sign_out(event, "The password was changed"); end);
module:hook_global("meethouse-host-disabled", function (event) sign_out(event, "The account was disabled"); end);
module:hook_global("user-deleted", function (event)
	sign_out(event, "The account was removed");
	if event.host == module.host then reserved.release_all(event.username); end
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

-- How many meetings there are now, and how many people in them: "meethouse ROOMS PEOPLE".
local function meetings(self)
	if not shared.meetings then return nil, "mod_meethouse_rooms is not loaded"; end
	self.session.print(("meethouse %d %d"):format(shared.meetings()));
	return true, "counted";
end

local shell = module:shared("/*/admin_shell/env");
shell.meethouse = { call = call; meetings = meetings };
function module.unload()
	shell.meethouse = nil;
	shared.sessions, shared.reserved = nil, nil;
end
