-- meethouse_account: what a host who has signed in asks on the account page. The stanzas stand in docs/account-protocol.md.

local datetime = require "util.datetime".datetime;
local st = require "util.stanza";
local usermanager = require "core.usermanager";

local namespace = "urn:meethouse:hosts:0";
local refusal = module:require "meethouse_refusal";
local words = module:require "meethouse_words";

-- with: policy, attempts, reserved, shortest
return function (with)
	local policy, attempts, reserved = with.policy, with.attempts, with.reserved;

	local function room_tag(reply, room)
		return reply:tag("room", { xmlns = namespace; name = room.name; password = room.password; created = room.created; open = room.open and "true" or "false" }):up();
	end

	local get, set = {}, {};

	function get.account(session, reply)
		local failed = session.meethouse_failed;
		return reply:tag("account", {
			xmlns = namespace; name = session.username; ["password-length"] = ("%d"):format(with.shortest);
			["room-password-length"] = ("%d"):format(policy.shortest_for_rooms); rooms = ("%d"):format(reserved.limit); ["opened-by"] = reserved.opened_by();
			["guest-password"] = module:get_option_string("meethouse_guest_password", "always");
			["end-minutes"] = ("%g"):format(module:get_option_number("meethouse_end_without_host_minutes", 5));
			language = module:get_option_string("meethouse_language", "en");
			failed = failed and ("%d"):format(failed.count); ["last-failed"] = failed and datetime(failed.last);
		});
	end

	function get.rooms(session, reply)
		reply:tag("rooms", { xmlns = namespace });
		for _, room in ipairs(reserved.list(session.username)) do room_tag(reply, room); end
		return reply;
	end

	function get.proposal(_, reply)
		return reply:tag("proposal", { xmlns = namespace; password = words.room_password() });
	end

	function set.reserve(session, reply, wish)
		local room, err = reserved.reserve(session.username, wish.attr.name, wish.attr.password);
		if not room then return nil, err; end
		return room_tag(reply, room);
	end

	function set.change(session, reply, wish)
		local room, err = reserved.change(session.username, wish.attr.name, wish.attr.password);
		if not room then return nil, err; end
		return room_tag(reply, room);
	end

	function set.release(session, reply, wish)
		local ok, err = reserved.release(session.username, wish.attr.name);
		return ok and reply, err;
	end

	local function serve(kind, answers)
		for name, answer in pairs(answers) do
			module:hook("iq-" .. kind .. "/host/" .. namespace .. ":" .. name, function (event)
				local session, stanza = event.origin, event.stanza;
				if session.type ~= "c2s" or session.host ~= module.host or not session.username then return end
				local reply, err = answer(session, st.reply(stanza), stanza.tags[1]);
				session.send(reply or refusal.answer(stanza, err));
				return true;
			end);
		end
	end
	serve("get", get);
	serve("set", set);

	-- A password changed by its owner, before mod_user_account_management carries it out. The old one is asked, so that an unguarded screen is not enough.
	local function check_change(event)
		local session, stanza = event.origin, event.stanza;
		local query = stanza.tags[1];
		if stanza.attr.type ~= "set" or not session.username or session.host ~= module.host then return end
		local function refuse(word, wait)
			session.send(refusal.answer(stanza, word, wait));
			return true;
		end
		if query:get_child("remove") then return refuse("account-kept"); end
		local password = query:get_child_text("password");
		if not password then return end
		local wait = attempts.wait(session, session.username);
		if wait > 0 then return refuse("try-later", wait); end
		local try = attempts.begin(session, session.username);
		if not usermanager.test_password(session.username, module.host, query:get_child_text("old", namespace) or "") then return refuse("password-wrong"); end
		attempts.succeeded(try);
		local ok, word = policy.check_password(session.username, password, with.shortest);
		if not ok then return refuse(word); end
	end
	module:hook("iq/self/jabber:iq:register:query", check_change, 10);
	module:hook("iq/host/jabber:iq:register:query", check_change, 10);
end;
