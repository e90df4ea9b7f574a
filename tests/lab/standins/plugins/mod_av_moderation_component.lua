-- Stand-in: wants what the real one wants, swallows what clients send it, does nothing.
local process_host_module = module:require "util".process_host_module;

local muc = module:get_option_string("muc_component");
if not muc then
	module:log("error", "No muc_component specified. No muc to operate on!");
	return;
end

process_host_module(module:get_option_string("muc_mapper_domain_base"), function (context)
	context:fire_event("jitsi-add-identity", { name = "av_moderation"; host = module.host; });
end);

module:hook("message/host", function () return true; end);
