# frozen_string_literal: true

module Videobridge
  VERSION = '2.3.295-g8d5c0037b'

  # One XMPP connection for each configured shard, the media port, and the private HTTP interface.
  class Bridge
    MUC = 'http://jabber.org/protocol/muc'
    COLIBRI = 'http://jitsi.org/protocol/colibri'
    STATS_EVERY = 10

    def initialize(settings, log)
      @settings = settings
      @log = log
      @conferences = {}
      @addresses = Addresses.new(settings, log)
      @health = Health.new(settings, @addresses, log)
      @shards = settings.table('videobridge.apis.xmpp-client.configs').map { |name, shard| connection(name, shard) }
    end

    def run
      hold_port
      Standin::Rest.new(@settings.text('videobridge.http-servers.private.host'),
                        @settings.number('videobridge.http-servers.private.port')) { |*r| rest(*r) }
      @log.info('Videobridge.<init>', "Starting jitsi-videobridge version #{VERSION}")
      @shards.map { |x| Thread.new { x.run } }.each(&:join)
      sleep
    end

    private

    # Nothing is ever answered here: the real one answers only who knows a meeting's ICE credentials.
    def hold_port
      port = @settings.number('videobridge.ice.udp.port')
      @addresses.local.each do |address|
        socket = UDPSocket.new(address.include?(':') ? Socket::AF_INET6 : Socket::AF_INET)
        socket.bind(address, port)
        Thread.new { loop { socket.recv(2048) } }
      rescue SystemCallError => e
        @log.warn('Harvesters.<init>', "Failed to bind #{address}:#{port}: #{e.message}")
      end
    end

    def connection(name, shard)
      get = ->(key, default = nil) { shard[key] || shard[key.downcase] || default }
      account = { host: get.call('HOSTNAME'), port: Integer(get.call('PORT', 5222).to_s), domain: get.call('DOMAIN') || get.call('HOSTNAME'),
                  username: get.call('USERNAME'), password: get.call('PASSWORD').to_s,
                  resource: SecureRandom.hex(4), verify: get.call('DISABLE_CERTIFICATE_VERIFICATION').to_s != 'true' }
      missing = account.slice(:host, :username).select { |_, v| v.nil? }.keys
      raise Standin::Settings::Failure, "shard #{name} lacks #{missing.join(', ')}" unless missing.empty?

      rooms = Array(get.call('MUC_JIDS').to_s.split(',')).map { |r| r.strip.downcase }
      attach(Standin::Xmpp.new(account, @log, name), rooms, get.call('MUC_NICKNAME', SecureRandom.uuid))
    end

    def attach(xmpp, rooms, nick)
      xmpp.on_ready do
        rooms.each { |r| @log.info('MucClient.joinMucs', "Joining MUC #{r}") }
        @ticker&.kill
        @ticker = Thread.new { loop { rooms.each { |r| announce(xmpp, r, nick) }; sleep STATS_EVERY } }
      end
      xmpp.on_lost { @ticker&.kill }
      xmpp.on_stanza { |s| stanza(xmpp, s) }
      xmpp
    end

    def announce(xmpp, room, nick)
      values = { 'stress_level' => '0.0', 'version' => VERSION, 'conferences' => @conferences.size.to_s,
                 'healthy' => @health.good?.to_s, 'graceful_shutdown' => 'false', 'shutting_down' => 'false', 'drain' => 'false' }
      stats = Standin.el('stats', { xmlns: COLIBRI }, values.map { |k, v| Standin.el('stat', { name: k, value: v }) })
      xmpp.send(Standin.el('presence', { to: "#{room}/#{nick}" }, Standin.el('x', { xmlns: MUC }), stats))
    end

    def stanza(xmpp, stanza)
      if stanza.name == 'presence' && stanza['type'] == 'error'
        return @log.error('MucClient.joinMucs', "Failed to join #{stanza['from']}: #{stanza.find('error')&.elements&.first&.name}")
      end
      return unless stanza.name == 'iq' && %w[get set].include?(stanza['type'])

      xmpp.send(answer(stanza))
    end

    def answer(iq)
      child = iq.elements.first
      head = { to: iq['from'], id: iq['id'] }
      case [child&.name, child&.ns]
      when %w[healthcheck http://jitsi.org/protocol/healthcheck]
        @health.good? ? Standin.el('iq', head.merge(type: 'result')) : refuse(head, 'internal-server-error')
      when %w[conference-modify jitsi:colibri2]
        allocate(child)
        Standin.el('iq', head.merge(type: 'result'), Standin.el('conference-modified', { xmlns: 'jitsi:colibri2' }))
      when %w[ping urn:xmpp:ping] then Standin.el('iq', head.merge(type: 'result'))
      else refuse(head, 'service-unavailable')
      end
    end

    def refuse(head, condition)
      Standin.el('iq', head.merge(type: 'error'),
                 Standin.el('error', { type: 'cancel' }, Standin.el(condition, { xmlns: 'urn:ietf:params:xml:ns:xmpp-stanzas' })))
    end

    def allocate(request)
      return @conferences.delete(request['meeting-id']) if request['expire'] == 'true'

      @conferences[request['meeting-id']] = request['name']
      @log.info('Videobridge.createConference', "create_conf, id=#{SecureRandom.hex(8)} meeting_id=#{request['meeting-id']}",
                "conf_name=#{request['name']} meeting_id=#{request['meeting-id']}")
    end

    def rest(method, path, _body)
      return [404, ''] unless method == 'GET'

      case path
      when '/about/health' then @health.good? ? [200, ''] : [500, @health.problem]
      when '/about/version' then [200, { name: 'JVB', version: VERSION, os: 'Linux' }]
      when '/colibri/stats' then [200, { conferences: @conferences.size, participants: 0, stress_level: 0.0, version: VERSION,
                                         healthy: @health.good?, graceful_shutdown: false }]
      else [404, '']
      end
    end
  end
end
