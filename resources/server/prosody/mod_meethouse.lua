-- mod_meethouse: the component that brings the rest of Meethouse into a stock Jitsi configuration.
--
-- Naming modules under a VirtualHost that the Jitsi packages own would replace their list, and lose what an upgrade adds to it. So this
-- component loads what we need next to the stock modules, on hosts that are up already and on those that come up later.

local configmanager = require "core.configmanager";
local modulemanager = require "core.modulemanager";
local set = require "util.set";

local domain = module:get_option_string("meethouse_domain", (module.host:gsub("^meethouse%.", "")));
local guests = "guest." .. domain;

local wanted = {
	[domain] = { "invites", "invites_register", "register_ibr", "user_account_management", "meethouse_hosts" };
	["conference." .. domain] = { "meethouse_rooms" };
	-- Without it any guest can enter the bridges' room and be taken for a bridge.
	["internal.auth." .. domain] = { "muc_filter_access" };
};

-- Guests have no account, so whatever deals with accounts, contacts or stored data is only surface for them. Debian's global list is long and
-- grows, hence a list of what they do need; what our own drop-in names for their host stays, too.
local needed_by_guests = set.new {
	"c2s"; "iq"; "message"; "presence"; "saslauth"; "tls"; "disco"; "ping"; "limits"; "limits_exception"; "smacks"; "csi"; "csi_simple";
	"bosh"; "websocket"; "http"; "posix"; "admin_shell"; "admin_socket"; "time"; "authz_internal"; "debug_traceback";
};

local function load(host, name)
	if modulemanager.is_loaded(host, name) then return end
	local ok, err = modulemanager.load(host, name);
	if not ok and err ~= "module-already-loaded" then
		module:log("error", "mod_%s could not be loaded on %s: %s", name, host, tostring(err));
	end
end

local function strip_guests()
	local own = configmanager.rawget(guests, "modules_enabled");
	local keep = needed_by_guests + set.new(own ~= configmanager.rawget("*", "modules_enabled") and own or {});
	local names = {};
	for name in pairs(modulemanager.get_modules(guests)) do
		if not keep:contains(name) and not name:match("^auth_") then names[#names + 1] = name; end
	end
	for _, name in ipairs(names) do modulemanager.unload(guests, name); end
end

local function furnish(host)
	for _, name in ipairs(wanted[host] or {}) do load(host, name); end
	if host == guests then strip_guests(); end
end

-- Later than Prosody's own handler, which loads the modules that the configuration names.
module:hook_global("host-activated", furnish, -10);
for host in pairs(prosody.hosts) do furnish(host); end

-- The hosts of meetings are administered through Prosody's shell, whatever the owner's list of modules says.
load("*", "admin_shell");
