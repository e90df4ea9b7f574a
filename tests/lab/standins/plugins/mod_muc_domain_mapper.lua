-- Stand-in: without sub-domains there is nothing to map, but the base must be named.
if not module:get_option_string("muc_mapper_domain_base") then
	module:log("warn", "No 'muc_mapper_domain_base' option set, disabling muc_mapper plugin inactive");
end
