-- Hands requests for this component to one resource of an account, and that account's answers back.
local jid = require "util.jid";
local st = require "util.stanza";

local target = module:get_option_string("target_address");
local resources = {};

if module:get_host_type() ~= "component" then
	error("client_proxy must be loaded as a component", 0);
end
if not target then
	error("client_proxy needs target_address", 0);
end

local function watch(stanza)
	local resource = jid.resource(stanza.attr.from);
	if stanza.attr.type == "error" then
		resources = {};
	elseif resource then
		resources[resource] = stanza.attr.type == nil or nil;
	end
end

local function answer_to_client(stanza)
	local to = stanza.attr.type == "result" or stanza.attr.type == "error";
	to = to and jid.prep(jid.resource(stanza.attr.to));
	if not to then return; end
	stanza.attr.from, stanza.attr.to = module.host, to;
	module:send(stanza);
end

local function refuse(stanza, condition)
	if stanza.attr.type ~= "error" and stanza.attr.type ~= "result" then
		module:send(st.error_reply(stanza, "cancel", condition));
	end
end

local function request_to_target(stanza)
	if stanza.name ~= "iq" then
		return refuse(stanza, stanza.name == "presence" and "bad-request" or "feature-not-implemented");
	end
	if stanza.attr.type ~= "get" and stanza.attr.type ~= "set" then return; end
	local resource = next(resources);
	if not resource then return refuse(stanza, "service-unavailable"); end
	stanza.attr.from = module.host .. "/" .. stanza.attr.from;
	stanza.attr.to = target .. "/" .. resource;
	module:send(stanza);
end

local function handle(event)
	local stanza = event.stanza;
	if jid.bare(stanza.attr.from) ~= target then
		request_to_target(stanza);
	elseif jid.resource(stanza.attr.to) and stanza.name == "iq" then
		answer_to_client(stanza);
	elseif stanza.name == "presence" then
		watch(stanza);
	else
		refuse(stanza, "bad-request");
	end
	return true;
end

for _, kind in ipairs { "iq", "message", "presence" } do
	for _, address in ipairs { "host", "bare", "full" } do
		module:hook(kind .. "/" .. address, handle, -1);
	end
end

module:send(st.presence { type = "subscribe", to = target, from = module.host });
