# frozen_string_literal: true

require 'base64'
require 'securerandom'
require 'socket'
require 'timeout'
require_relative 'xml'
require_relative 'trust'
require_relative 'scram'

module Standin
  # One client connection: STARTTLS with the certificate checked, SASL, bind, then stanzas to the handler.
  class Xmpp
    class Failure < StandardError; end

    CLIENT = 'jabber:client'
    TLS = 'urn:ietf:params:xml:ns:xmpp-tls'
    SASL = 'urn:ietf:params:xml:ns:xmpp-sasl'
    BIND = 'urn:ietf:params:xml:ns:xmpp-bind'
    PING_EVERY = 15

    attr_reader :jid

    # account: host, port, domain, username, password, resource, verify
    def initialize(account, log, name)
      @account = account
      @log = log
      @name = name
      @write = Mutex.new
      @waiting = {}
      @waiting_lock = Mutex.new
      @inbox = Queue.new
    end

    def on_ready(&block) = @on_ready = block
    def on_stanza(&block) = @on_stanza = block
    def on_lost(&block) = @on_lost = block

    # Never returns: connects, and connects again when the connection is gone.
    def run
      loop do
        session
      rescue StandardError => e
        kind = e.is_a?(Trust::Failure) ? 'javax.net.ssl.SSLHandshakeException: ' : ''
        @log.error('XmppProvider.doConnect', "Error connecting:#{kind}#{e.message}", "xmpp_connection=#{@name}")
      ensure
        lost
        sleep 5
      end
    end

    def send(stanza)
      @write.synchronize { @socket&.write(stanza.to_s) }
    rescue SystemCallError, IOError, OpenSSL::SSL::SSLError
      nil
    end

    # Sends an iq and waits for its answer; nil when none comes in time. Not to be called from the stanza handler.
    def ask(iq, seconds = 10)
      iq['id'] ||= SecureRandom.hex(6)
      answer = Queue.new
      @waiting_lock.synchronize { @waiting[iq['id']] = answer }
      send(iq)
      Timeout.timeout(seconds) { answer.pop }
    rescue Timeout::Error
      nil
    ensure
      @waiting_lock.synchronize { @waiting.delete(iq['id']) }
    end

    private

    def session
      @socket = Timeout.timeout(10) { TCPSocket.new(@account[:host], @account[:port]) }
      features = open_stream
      raise Failure, 'SSL/TLS required by client but not supported by server' unless features.find('starttls', TLS)

      secure
      authenticate(open_stream)
      open_stream
      bind
      @log.info('XmppProvider.doConnect', "Connected, JID=#{@jid}", "xmpp_connection=#{@name}")
      reader = Thread.current
      pinger = Thread.new { loop { sleep PING_EVERY; reader.raise(Failure, 'ping timed out') unless ping } }
      @on_ready.call
      loop { dispatch(pop) }
    ensure
      pinger&.kill
      @socket&.close
    end

    def ping
      iq = Standin.el('iq', { type: 'get', to: @account[:domain] }, Standin.el('ping', { xmlns: 'urn:xmpp:ping' }))
      ask(iq, 15)
    end

    def open_stream
      @inbox.clear
      @parser = StreamParser.new { |kind, element| @inbox << [kind, element] }
      @write.synchronize do
        @socket.write("<?xml version='1.0'?><stream:stream xmlns='jabber:client' version='1.0' " \
                      "xmlns:stream='http://etherx.jabber.org/streams' to='#{@account[:domain]}'>")
      end
      Timeout.timeout(10) { pop('stream:features') }
    end

    def pop(wanted = nil)
      loop do
        pump while @inbox.empty?
        kind, element = @inbox.pop
        raise Failure, 'the server closed the stream' if kind == :close
        raise Failure, "stream:error (#{element.elements.first&.name})" if element.name == 'stream:error'
        next if kind == :open

        return element if wanted.nil? || element.name == wanted
      end
    end

    def pump = @parser.push(@socket.readpartial(16_384))

    def secure
      @socket.write("<starttls xmlns='#{TLS}'/>")
      raise Failure, 'the server refused STARTTLS' unless Timeout.timeout(10) { pop }.name == 'proceed'

      context = OpenSSL::SSL::SSLContext.new
      context.verify_mode = OpenSSL::SSL::VERIFY_NONE
      tls = OpenSSL::SSL::SSLSocket.new(@socket, context)
      tls.sync_close = true
      tls.hostname = @account[:domain]
      Timeout.timeout(10) { tls.connect }
      @socket = tls
      Trust.check(tls, @account[:domain]) if @account[:verify]
    end

    def authenticate(features)
      offered = features.find('mechanisms', SASL)&.elements&.map(&:text) || []
      mechanism = (%w[SCRAM-SHA-1 PLAIN] & offered).first
      raise Failure, "SASL: no supported mechanism in #{offered}" unless mechanism

      result = mechanism == 'PLAIN' ? plain : scram
      return if result.name == 'success'

      raise Failure, "SASLErrorException: SASLError using #{mechanism}: #{result.elements.first&.name}"
    end

    def plain
      secret = Base64.strict_encode64("\0#{@account[:username]}\0#{@account[:password]}")
      @socket.write("<auth xmlns='#{SASL}' mechanism='PLAIN'>#{secret}</auth>")
      Timeout.timeout(10) { pop }
    end

    def scram
      exchange = Scram.new(@account[:username], @account[:password])
      @socket.write("<auth xmlns='#{SASL}' mechanism='SCRAM-SHA-1'>#{Base64.strict_encode64(exchange.first)}</auth>")
      challenge = Timeout.timeout(10) { pop }
      return challenge unless challenge.name == 'challenge'

      answer = Base64.strict_encode64(exchange.final(Base64.decode64(challenge.text)))
      @socket.write("<response xmlns='#{SASL}'>#{answer}</response>")
      Timeout.timeout(10) { pop }
    end

    def bind
      resource = Standin.el('resource', {}, @account[:resource])
      @socket.write(Standin.el('iq', { type: 'set', id: 'bind' }, Standin.el('bind', { xmlns: BIND }, resource)).to_s)
      answer = Timeout.timeout(10) { pop('iq') }
      @jid = answer.find('bind')&.find('jid')&.text
      raise Failure, 'resource binding failed' unless @jid
    end

    def dispatch(stanza)
      if stanza.name == 'iq' && %w[result error].include?(stanza['type'])
        answer = @waiting_lock.synchronize { @waiting[stanza['id']] }
        return answer << stanza if answer
      end
      @on_stanza.call(stanza)
    end

    def lost
      return unless @jid

      @jid = nil
      @on_lost&.call
    end
  end
end
