# frozen_string_literal: true

# Stand-in for the videobridge: registers, says how it is, holds the media port. No media.
$LOAD_PATH.unshift(__dir__)
require 'program'
require 'settings'
require 'log'
require 'xmpp'
require 'rest'
require 'addresses'
require 'health'
require 'bridge'

DEFAULTS = {
  'videobridge.health.interval' => '60 seconds',
  'videobridge.health.require-valid-address' => true,
  'videobridge.ice.udp.port' => 10_000,
  'videobridge.http-servers.private.host' => '127.0.0.1',
  'videobridge.http-servers.private.port' => 8080,
  'ice4j.harvest.use-ipv6' => true,
  'ice4j.harvest.mapping.stun.enabled' => true,
  'ice4j.harvest.mapping.stun.addresses' => [],
  'ice4j.harvest.mapping.static-mappings' => []
}.freeze
CONFIGURATION_ERROR = 78

properties = Standin::Program.start(ARGV)
log = Standin::Log.new('JVB', properties['java.util.logging.config.file'])

begin
  settings = Standin::Settings.new(properties.fetch('config.file'), DEFAULTS)
  bridge = Videobridge::Bridge.new(settings, log)
rescue Standin::Settings::Failure, KeyError => e
  log.error('MainKt.main', "com.typesafe.config.ConfigException: #{e.message}")
  exit CONFIGURATION_ERROR
end

bridge.run
