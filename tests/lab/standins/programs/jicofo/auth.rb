# frozen_string_literal: true

require 'securerandom'

module Jicofo
  AuthSession = Struct.new(:id, :identity, :machine, :room, :jid, :touched) do
    def to_s
      "AuthSession[ID=#{identity}, JID=#{jid}, SID=#{id}, MUID=#{machine}, " \
        "LIFE_TM_SEC=#{(Time.now - touched).round}, R=#{room}]"
    end
  end

  # Who is signed in: authentication of type XMPP. An account of the login domain gets a session; any JID that
  # shows a session id together with the machine uid it was made with takes that session over.
  class Auth
    def initialize(domain, lifetime, auto_login, log)
      @domain = domain
      @lifetime = lifetime
      @auto_login = auto_login
      @log = log
      @lock = Mutex.new
      @sessions = {}
      @listeners = []
      log.info('AbstractAuthAuthority.<init>', 'Auto login disabled') unless auto_login
      log.info('AbstractAuthAuthority.<init>', "Authentication lifetime: PT#{lifetime.round}S")
      Thread.new { loop { sleep 10; expire } }
    end

    def on_signed_in(&block) = @listeners << block

    # Returns [error, session]; error is [type, condition, text, extra element] or nil.
    def process(from, session_id, machine, room)
      session, fresh, problem = nil
      @lock.synchronize do
        problem, session, fresh = admit(from, session_id.to_s, machine.to_s, room)
        session&.jid = from
        session&.touched = Time.now
      end
      return [problem, nil] if problem || session.nil?

      created(session) if fresh
      signed_in(session, from)
      [nil, session]
    end

    def session_of(jid) = @lock.synchronize { @sessions.values.find { |s| s.jid == jid } }

    def forget(session_id)
      gone = @lock.synchronize { @sessions.delete(session_id) }
      @log.info('AbstractAuthAuthority.destroySession', "Authentication removed: #{gone}") if gone
      !gone.nil?
    end

    def conference_ended(room)
      return if @auto_login

      ended = @lock.synchronize { @sessions.values.select { |s| s.room == room }.each { |s| @sessions.delete(s.id) } }
      ended.each do |s|
        @log.info('AbstractAuthAuthority.conferenceEnded', "Removing session for ended conference, S: #{s}")
      end
    end

    private

    def admit(from, session_id, machine, room)
      session = @sessions[session_id]
      unless session_id.empty?
        return [['modify', 'not-acceptable', nil, invalid]] unless session
        return [['modify', 'not-acceptable', 'machine UID mismatch or empty', nil]] unless session.machine == machine
      end
      return [nil, session, false] unless from.split('/').first.split('@').last == @domain && session.nil?
      return [['modify', 'not-acceptable', "Missing mandatory attribute 'machineUID'", nil]] if machine.empty?

      identity = from.split('/').first
      known = @sessions.values.find { |s| s.identity == identity && s.machine == machine }
      return [nil, known, false] if known

      session = AuthSession.new(SecureRandom.uuid, identity, machine, room, from, Time.now)
      @sessions[session.id] = session
      [nil, session, true]
    end

    def invalid = Standin.el('session-invalid', { xmlns: 'http://jitsi.org/protocol/focus' })

    def created(session)
      @log.info('AbstractAuthAuthority.createNewSession',
                "Authentication session created for #{session.identity} SID: #{session.id}")
    end

    def signed_in(session, from)
      @log.info('AbstractAuthAuthority.authenticateJidWithSession',
                "Authenticated jid: #{from} with session: #{session}")
      @log.info('AbstractAuthAuthority.notifyUserAuthenticated', "Jid #{from} authenticated as: #{session.identity}")
      @listeners.each { |l| l.call(from) }
    end

    def expire
      gone = @lock.synchronize do
        @sessions.values.select { |s| Time.now - s.touched >= @lifetime }.each { |s| @sessions.delete(s.id) }
      end
      gone.each { |s| @log.info('AbstractAuthAuthority.expire', "Expiring session:#{s}") }
    end
  end
end
