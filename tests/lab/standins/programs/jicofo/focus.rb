# frozen_string_literal: true

module Jicofo
  VERSION = '1.0.1183'

  # Connects, keeps the conferences, answers the conference and logout requests and the REST questions.
  class Focus
    NS = 'http://jitsi.org/protocol/focus'

    def initialize(settings, log)
      @settings = settings
      @log = log
      @auth_domain = required('jicofo.xmpp.client.domain')
      @proxy = settings.text('jicofo.xmpp.client.client-proxy')
      @user = required('jicofo.xmpp.client.username')
      @auth = authority
      @lock = Mutex.new
      @conferences = {}
      @xmpp = connection
      @bridges = Bridges.new(@xmpp, log)
      @auth&.on_signed_in { |jid| conferences.each { |c| c.signed_in(jid) } }
    end

    def run
      Standin::Rest.new(@settings.text('jicofo.rest.host'), @settings.number('jicofo.rest.port')) { |*r| rest(*r) }
      if @settings.bool('jicofo.bridge.health-checks.enabled')
        @bridges.check_health_every(@settings.duration('jicofo.bridge.health-checks.interval'))
      end
      @xmpp.run
    end

    private

    def required(path) = @settings.text(path) || raise(Standin::Settings::Failure, "No configuration setting found for key '#{path}'")

    def authority
      type = @settings.text('jicofo.authentication.type')
      return @log.info('JicofoServices.<init>', 'Authentication service disabled.') && nil if
        !@settings.bool('jicofo.authentication.enabled') || type == 'NONE'
      raise Standin::Settings::Failure, "authentication type #{type} is not one this stand-in has" unless type == 'XMPP'

      Auth.new(required('jicofo.authentication.login-url'),
               @settings.duration('jicofo.authentication.authentication-lifetime'),
               @settings.bool('jicofo.authentication.enable-auto-login'), @log)
    end

    def connection
      account = { host: @settings.text('jicofo.xmpp.client.hostname'), port: @settings.number('jicofo.xmpp.client.port'),
                  domain: @auth_domain, username: @user, password: required('jicofo.xmpp.client.password'),
                  resource: @user, verify: !@settings.bool('jicofo.xmpp.client.disable-certificate-verification') }
      xmpp = Standin::Xmpp.new(account, @log, 'client')
      xmpp.on_ready { Thread.new { ready } }
      xmpp.on_stanza { |s| stanza(s) }
      xmpp.on_lost { lost }
      xmpp
    end

    def ready
      @xmpp.send(Standin.el('presence'))
      brewery = @settings.text('jicofo.bridge.brewery-jid')&.downcase
      @brewery = brewery
      if brewery
        @xmpp.send(Standin.el('presence', { to: "#{brewery}/#{@user}" }, Standin.el('x', { xmlns: Conference::MUC })))
        @log.info('BridgeMucDetector.init', "Joined the room #{brewery}.", "brewery=JvbBrewery")
      end
      discover
    end

    # The address of the breakout rooms is an identity of the domain, made known by the module that runs them.
    def discover
      domain = @settings.text('jicofo.xmpp.client.xmpp-domain') || @auth_domain
      info = @xmpp.ask(Standin.el('iq', { type: 'get', to: domain }, Standin.el('query', { xmlns: 'http://jabber.org/protocol/disco#info' })))
      identity = info&.find('query')&.elements&.find { |e| e.name == 'identity' && e['type'] == 'breakout_rooms' }
      @breakout = identity && identity['name']
      @log.info('ConferenceIqHandler.componentsChanged',
                @breakout ? "Using breakout room component at #{@breakout}." : 'No breakout room component discovered.')
    end

    def lost
      @bridges.clear
      @lock.synchronize { @conferences.clear }
    end

    def conferences = @lock.synchronize { @conferences.values.dup }

    def stanza(stanza)
      case stanza.name
      when 'presence' then presence(stanza)
      when 'iq' then Thread.new { request(stanza) } if %w[get set].include?(stanza['type'])
      end
    end

    def presence(stanza)
      if stanza['type'] == 'subscribe'
        return @xmpp.send(Standin.el('presence', { to: stanza['from'], type: 'subscribed' }))
      end

      room = stanza['from'].to_s.split('/').first
      return @bridges.presence(stanza) if room == @brewery

      @lock.synchronize { @conferences[room] }&.presence(stanza)
    end

    def request(iq)
      child = iq.elements.first
      real = sender(iq['from'])
      answer =
        if child&.ns == NS && child.name == 'conference' && iq['type'] == 'set' then conference(child, real)
        elsif child&.ns == NS && child.name == 'logout' && iq['type'] == 'set' && @auth then logout(child)
        elsif child&.ns == 'urn:xmpp:ping' then nil
        else [:error, ['cancel', 'service-unavailable', nil, nil]]
        end
      reply(iq, answer)
    end

    # client_proxy puts the sender's whole JID behind its own as resource.
    def sender(from)
      head, rest = from.to_s.split('/', 2)
      head == @proxy && rest ? rest : from
    end

    def reply(iq, answer)
      return @xmpp.send(Standin.el('iq', { type: 'result', to: iq['from'], id: iq['id'] }, answer)) unless
        answer.is_a?(Array) && answer.first == :error

      @xmpp.send(Standin.el('iq', { type: 'error', to: iq['from'], id: iq['id'] }, error(*answer.last)))
    end

    def error(type, condition, text, extra)
      stanzas = 'urn:ietf:params:xml:ns:xmpp-stanzas'
      words = text && Standin.el('text', { xmlns: stanzas, 'xml:lang': 'en' }, text)
      Standin.el('error', { type: type }, Standin.el(condition, { xmlns: stanzas }), words, extra)
    end

    def conference(query, from)
      room = query['room'].to_s.downcase
      return [:error, ['modify', 'bad-request', "No 'room' specified.", nil]] unless room =~ %r{\A[^@/]+@[^@/]+\z}

      @log.info('ConferenceIqHandler.handleConferenceIq', "Conference request for room #{room}, from #{from}")
      problem, session = admission(query, from, room)
      return [:error, problem] if problem

      ready = open_conference(room)
      properties = { 'authentication' => (!@auth.nil?).to_s }
      properties['externalAuth'] = 'false' if @auth
      attrs = { xmlns: NS, room: room, ready: ready.to_s, focusjid: "#{@user}@#{@auth_domain}" }
      attrs.merge!('session-id' => session.id, identity: session.identity) if session
      Standin.el('conference', attrs, properties.map { |k, v| Standin.el('property', { name: k, value: v }) })
    end

    # Only who is signed in may open a room; breakout rooms, and the main room while one of them is in use, are free.
    def admission(query, from, room)
      return nil unless @auth
      return nil if @breakout && room.end_with?("@#{@breakout}")

      problem, session = @auth.process(from, query['session-id'], query['machine-uid'], room)
      return [problem, nil] if problem
      return [nil, session] if @lock.synchronize { @conferences.key?(room) } || @auth.session_of(from)

      [['auth', 'not-authorized', 'not authorized user domain', nil], nil]
    end

    def open_conference(room)
      fresh = nil
      conference = @lock.synchronize { @conferences[room] ||= (fresh = build(room)) }
      return (fresh.start ? true : false) if fresh

      conference && true
    end

    def build(room)
      Conference.new(room, { xmpp: @xmpp, auth: @auth, bridges: @bridges, settings: @settings, log: @log,
                             breakout: @breakout, on_end: method(:ended) })
    end

    def ended(conference)
      @lock.synchronize { @conferences.delete(conference.room) }
      conference.leave
      @auth&.conference_ended(conference.room)
    end

    def logout(query)
      return Standin.el('logout', { xmlns: NS }) if @auth.forget(query['session-id'])

      [:error, ['modify', 'not-acceptable', nil, Standin.el('session-invalid', { xmlns: NS })]]
    end

    def rest(method, path, body)
      case [method, path]
      when %w[GET /about/version] then [200, { name: 'Jicofo', version: VERSION, os: 'Linux' }]
      when %w[GET /about/health] then @settings.bool('jicofo.health.enabled') ? [200, ''] : [404, '']
      when %w[GET /debug] then [200, debug]
      when %w[GET /stats] then [200, stats]
      when %w[POST /conference-request/v1] then http_conference(body)
      else [404, '']
      end
    end

    def debug
      { focus_manager: { conference_count: conferences.size, conferences: conferences.to_h { |c| [c.room, c.debug] } },
        bridge_selector: @bridges.debug,
        conference_iq_handler: { breakout_address: @breakout.to_s, focus_auth_jid: "#{@user}@#{@auth_domain}",
                                 jigasi_enabled: false, auth_authority: @auth ? 'XMPPDomainAuthAuthority' : 'null' } }
    end

    def stats
      { conferences: conferences.size, participants: conferences.sum { |c| c.members.size },
        bridge_selector: @bridges.stats, version: VERSION }
    end

    # Over HTTP there is no sender: nobody can be signed in there.
    def http_conference(body)
      room = JSON.parse(body.to_s)['room'].to_s.downcase
      return [400, ''] unless room =~ %r{\A[^@/]+@[^@/]+\z}
      return [403, ''] if @auth && !@lock.synchronize { @conferences.key?(room) }

      [200, { room: room, ready: open_conference(room), focusJid: "#{@user}@#{@auth_domain}",
              properties: { authentication: (!@auth.nil?).to_s } }]
    rescue JSON::ParserError
      [400, '']
    end
  end
end
