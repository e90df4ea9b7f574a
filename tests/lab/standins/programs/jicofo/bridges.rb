# frozen_string_literal: true

module Jicofo
  Bridge = Struct.new(:jid, :stats, :healthy, :operational)

  # The bridges of the brewery room: every occupant that sends a stats presence counts, whoever it is.
  class Bridges
    COLIBRI = 'http://jitsi.org/protocol/colibri'
    HEALTH = 'http://jitsi.org/protocol/healthcheck'

    def initialize(xmpp, log)
      @xmpp = xmpp
      @log = log
      @lock = Mutex.new
      @bridges = {}
      @lost = 0
    end

    def check_health_every(seconds)
      Thread.new { loop { sleep seconds; @lock.synchronize { @bridges.values.dup }.each { |b| check(b) } } }
    end

    def presence(stanza)
      stats = stanza.find('stats', COLIBRI)
      if stanza['type'] == 'unavailable' then remove(stanza['from'])
      elsif stanza['type'].nil? && stats then update(stanza['from'], stats)
      end
    end

    def clear = @lock.synchronize { @bridges.clear }
    def operational = @lock.synchronize { @bridges.values.find(&:operational) }

    def stats
      @lock.synchronize do
        all = @bridges.values
        { bridge_count: all.size, operational_bridge_count: all.count(&:operational), in_shutdown_bridge_count: 0,
          lost_bridges: @lost, bridge_version_count: all.map { |b| b.stats['version'] }.uniq.size }
      end
    end

    def debug
      @lock.synchronize do
        { strategy: 'SingleBridgeSelectionStrategy', bridge: @bridges.transform_values { |b| describe(b) } }
      end
    end

    private

    def describe(bridge)
      { drain: false, endpoints: 0, 'endpoint-restart-requests': 0, 'graceful-shutdown': false,
        healthy: bridge.healthy, operational: bridge.operational, overloaded: false,
        region: bridge.stats['region'].to_s, 'relay-id': bridge.stats['relay_id'].to_s, release: '',
        'shutting-down': false, stress: bridge.stats['stress_level'].to_f, version: bridge.stats['version'].to_s }
    end

    def update(jid, stats)
      values = stats.elements.to_h { |s| [s['name'], s['value']] }
      fresh = @lock.synchronize do
        known = @bridges[jid]
        known&.stats = values
        @bridges[jid] ||= Bridge.new(jid, values, true, true)
        known.nil?
      end
      return unless fresh

      @log.info('BridgeSelector.addJvbAddress', "Added new videobridge: Bridge[jid=#{jid}, " \
                "version=#{values['version']}, relayId=null, region=null, correctedStress=0.00]")
    end

    def remove(jid)
      return unless @lock.synchronize { @bridges.delete(jid) }

      @lost += 1
      @log.info('BridgeSelector.removeJvbAddress', "Removing JVB: #{jid}")
      @log.warn('BridgeSelector.removeJvbAddress', "Lost a bridge: #{jid}")
    end

    def check(bridge)
      answer = @xmpp.ask(Standin.el('iq', { type: 'get', to: bridge.jid }, Standin.el('healthcheck', { xmlns: HEALTH })), 5)
      good = answer && answer['type'] == 'result'
      if bridge.operational && !good
        @log.warn('JvbDoctor.doHealthCheck', answer ? "Health check failed for #{bridge.jid}" : "Health check timed out for #{bridge.jid}")
      end
      bridge.healthy = good || answer.nil? && bridge.healthy
      bridge.operational = good ? true : false
    end
  end
end
