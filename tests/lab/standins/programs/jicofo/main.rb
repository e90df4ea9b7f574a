# frozen_string_literal: true

# Stand-in for jicofo: no media, but the same sign-in, the same answers, the same rooms.
$LOAD_PATH.unshift(__dir__)
require 'program'
require 'settings'
require 'log'
require 'xmpp'
require 'rest'
require 'auth'
require 'bridges'
require 'conference'
require 'focus'

DEFAULTS = {
  'jicofo.xmpp.client.hostname' => 'localhost',
  'jicofo.xmpp.client.port' => 5222,
  'jicofo.xmpp.client.username' => 'focus',
  'jicofo.xmpp.client.disable-certificate-verification' => false,
  'jicofo.xmpp.client.conference-muc-jid' => nil,
  'jicofo.authentication.enabled' => false,
  'jicofo.authentication.type' => 'NONE',
  'jicofo.authentication.authentication-lifetime' => '24 hours',
  'jicofo.authentication.enable-auto-login' => true,
  'jicofo.conference.enable-auto-owner' => true,
  'jicofo.conference.initial-timeout' => '15 seconds',
  'jicofo.conference.min-participants' => 2,
  'jicofo.bridge.health-checks.enabled' => true,
  'jicofo.bridge.health-checks.interval' => '10 seconds',
  'jicofo.rest.host' => '127.0.0.1',
  'jicofo.rest.port' => 8888,
  'jicofo.health.enabled' => false
}.freeze

properties = Standin::Program.start(ARGV)
log = Standin::Log.new('Jicofo', properties['java.util.logging.config.file'])

begin
  settings = Standin::Settings.new(properties.fetch('config.file'), DEFAULTS)
  focus = Jicofo::Focus.new(settings, log)
rescue Standin::Settings::Failure, KeyError => e
  log.error('Main.main', "com.typesafe.config.ConfigException: #{e.message}")
  exit 1
end

focus.run
