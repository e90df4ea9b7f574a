-- prosodyctl mod_roster_command subscribe FOLLOWER CONTACT: the follower sees the contact's presence.
local jid = require "util.jid";
local rostermanager = require "core.rostermanager";
local storagemanager = require "core.storagemanager";
local usermanager = require "core.usermanager";
local warn = require "util.prosodyctl".show_warning;

if module.host ~= "*" then
	module:log("error", "This module is for prosodyctl, do not load it in Prosody.");
	return;
end

local function ready(host)
	local found = prosody.hosts[host];
	if not found then
		warn("The host '%s' is not configured for this server.", host);
		return false;
	end
	if found.users.name == "null" then
		storagemanager.initialize_host(host);
		usermanager.initialize_host(host);
	end
	return true;
end

local function subscribe(follower, contact)
	local follower_name, follower_host = jid.split(follower);
	local contact_name, contact_host = jid.split(contact);
	if not ready(follower_host) then return 0; end
	prosody.bare_sessions = prosody.bare_sessions or {};
	if follower_name then rostermanager.set_contact_pending_out(follower_name, follower_host, contact); end
	if ready(contact_host) then
		rostermanager.set_contact_pending_in(contact_name, contact_host, follower);
		rostermanager.subscribed(contact_name, contact_host, follower);
		if follower_name then
			rostermanager.process_inbound_subscription_approval(follower_name, follower_host, contact);
		end
	end
	return 0;
end

function module.command(arg)
	if arg[1] == "subscribe" and arg[2] and arg[3] then
		return subscribe(arg[2], arg[3]);
	end
	warn("Known here: subscribe FOLLOWER CONTACT");
	return arg[1] and 1 or 0;
end
