-- meethouse_attempts: wrong passwords of hosts are limited by account and by the address that the user really has.
--
-- An attempt is counted before it is looked at and taken back when it was right, so that a thousand at the same moment get no further than one after
-- the other. Nobody can shut a host out from elsewhere: an account has no limit of its own, only its pairs with an address have one; while an account is
-- under attack from many sides, each address has one try instead of five before it has to wait. Names without an account are counted alike.

local base64 = require "util.encodings".base64;
local new_cache = require "util.cache".new;
local now = require "util.time".now;
local prep = require "util.encodings".stringprep;
local st = require "util.stanza";

local address_of = module:require "meethouse_address";
local new_limits = module:require "meethouse_limits";
local refusal = module:require "meethouse_refusal";

local by_pair = new_limits { size = 8192; free = 5; first = 4; longest = 300; half_life = 600 };
local by_address = new_limits { size = 4096; free = 40; first = 2; longest = 60; half_life = 300 };
local by_account = new_limits { size = 2048; free = math.huge; first = 0; longest = 0; half_life = 1800 };
local since_sign_in = new_cache(2048);  -- by name: { count, last }
local under_attack = 100;
local free_around = 200;

local sasl = "urn:ietf:params:xml:ns:xmpp-sasl";
local attempts = {};

local function account_of(name)
	name = name and #name <= 256 and prep.saslprep(name);
	return name and prep.nodeprep(name) or "?";
end

function attempts.wait(session, name)
	local at, address, around = now(), address_of(session);
	return math.max(by_pair.wait(address .. " " .. account_of(name), at), by_address.wait(address, at), around and by_address.wait(around, at) or 0);
end

function attempts.begin(session, name)
	local account, at, address, around = account_of(name), now(), address_of(session);
	by_account.add(account, at);
	by_address.add(address, at);
	if around then by_address.add(around, at, free_around); end
	by_pair.add(address .. " " .. account, at, by_account.count(account, at) > under_attack and 1 or nil);
	local since = since_sign_in:get(account) or { count = 0 };
	since_sign_in:set(account, { count = since.count + 1; last = math.floor(at) });
	return { address = address; around = around; account = account; before = since };
end

function attempts.succeeded(try)
	by_account.take_back(try.account, now());
	by_address.take_back(try.address, now());
	if try.around then by_address.take_back(try.around, now()); end
	by_pair.forget(try.address .. " " .. try.account);
	since_sign_in:set(try.account, nil);
	return try.before.count > 0 and try.before or nil;
end

-- Wrong passwords since the last sign-in: count, last.
function attempts.of(name) return since_sign_in:get(name); end

-- What a client claims to be with its first message; the rest of the exchange proves it or not. Read as Prosody reads it, past whatever else stands there.
local function claimed(stanza)
	local text = stanza[1] and base64.decode(stanza[1]);
	if not text then return end
	if stanza.attr.mechanism == "PLAIN" then return text:match("^[^\0]*\0([^\0]+)\0"); end
	local name = text:match("^[pny]=?[^,]*,[^,]*,m?=?[^,]*,?n=([^,]*),r=");
	return name and name:gsub("=2C", ","):gsub("=3D", "=");
end

module:hook("stanza/" .. sasl .. ":auth", function (event)
	local session = event.origin;
	if session.type ~= "c2s_unauthed" then return end
	local name = claimed(event.stanza);
	local wait = attempts.wait(session, name);
	if wait == 0 then
		session.meethouse_try = attempts.begin(session, name);
		return;
	end
	session.send(refusal.with(st.stanza("failure", { xmlns = sasl }):tag("temporary-auth-failure"):up()
		:text_tag("text", refusal.sentence("try-later", wait)), "try-later", wait));
	return true;
end, 10);

module:hook("authentication-success", function (event)
	local session = event.session;
	if not session.meethouse_try then return end
	session.meethouse_failed = attempts.succeeded(session.meethouse_try);
	session.meethouse_try = nil;
end, 10);

return attempts;
