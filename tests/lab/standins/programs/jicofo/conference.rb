# frozen_string_literal: true

module Jicofo
  # One meeting: the room jicofo sits in as "focus", from the first request until its last participant has left.
  class Conference
    MUC = 'http://jabber.org/protocol/muc'
    FOCUS = 'http://jitsi.org/protocol/focus'

    attr_reader :room, :main_room

    # deps: xmpp, auth (nil when off), bridges, settings, log, breakout (address or nil), on_end
    def initialize(room, deps)
      @room = room
      @deps = deps
      @log = deps[:log]
      @lock = Mutex.new
      @members = {}
      @joined = Queue.new
      @over = false
      @bridge = nil
      breakout = deps[:breakout]
      @main_room = nil
      @is_breakout = !breakout.nil? && room.end_with?("@#{breakout}")
    end

    def breakout? = @is_breakout
    def members = @lock.synchronize { @members.keys }

    # Joins the room, making it; true when in.
    def start
      @log.info('JitsiMeetConferenceImpl.<init>', 'Created new conference.', context)
      @log.info('JitsiMeetConferenceImpl.joinTheRoom', "Joining #{@room}", context)
      announce
      joined = Timeout.timeout(5) { @joined.pop }
      joined ? configure : @log.error('JitsiMeetConferenceImpl.start', 'Failed to join the room', context)
      Thread.new { sleep @deps[:settings].duration('jicofo.conference.initial-timeout'); stop_if_empty }
      joined
    rescue Timeout::Error
      Thread.new { sleep @deps[:settings].duration('jicofo.conference.initial-timeout'); stop_if_empty }
      false
    end

    def presence(stanza)
      nick = stanza['from'].split('/', 2).last
      return own(stanza) if nick == 'focus'

      item = stanza.find('x', "#{MUC}#user")&.find('item')
      case stanza['type']
      when nil then present(nick, item)
      when 'unavailable' then absent(nick)
      end
    end

    # A member has just signed in: make it moderator if it is here already.
    def signed_in(jid)
      nick, = @lock.synchronize { @members.find { |_, m| m[:jid] == jid } }
      grant(nick) if nick
    end

    def stop(reason)
      return if @lock.synchronize { was = @over; @over = true; was }

      @log.info('JitsiMeetConferenceImpl.stop', "Stopped. #{reason}", context)
      colibri(expire: 'true') if @bridge
      @deps[:on_end].call(self)
    end

    def leave = @deps[:xmpp].send(Standin.el('presence', { to: "#{@room}/focus", type: 'unavailable' }))

    def debug
      { name: @room, meeting_id: @meeting, participants: members, state: @over ? 'STOPPED' : 'STARTED' }
    end

    private

    def context = "room=#{@room}#{" meeting_id=#{@meeting}" if @meeting}"

    def announce(*extra)
      content = [Standin.el('x', { xmlns: MUC }), Standin.el('focus', { xmlns: FOCUS }), *extra]
      @deps[:xmpp].send(Standin.el('presence', { to: "#{@room}/focus" }, *content))
    end

    def configure
      query = Standin.el('query', { xmlns: "#{MUC}#owner" })
      form = @deps[:xmpp].ask(Standin.el('iq', { type: 'get', to: @room }, query))&.find('query')&.find('x')
      @meeting = form&.elements&.find { |f| f['var'] == 'muc#roominfo_meetingId' }&.find('value')&.text
      @log.warn('ChatRoomImpl.join', 'No meetingId present in the MUC config form.', context) unless @meeting || breakout?
      fields = { 'FORM_TYPE' => "#{MUC}#roomconfig", 'muc#roomconfig_whois' => 'anyone' }.map do |name, value|
        Standin.el('field', { var: name }, Standin.el('value', {}, value))
      end
      submit = Standin.el('x', { xmlns: 'jabber:x:data', type: 'submit' }, fields)
      @deps[:xmpp].ask(Standin.el('iq', { type: 'set', to: @room }, Standin.el('query', { xmlns: "#{MUC}#owner" }, submit)))
    end

    def own(stanza)
      case stanza['type']
      when nil then @joined << true
      when 'error' then @joined << false
      when 'unavailable'
        destroyed = stanza.find('x', "#{MUC}#user")&.find('destroy')
        stop(destroyed ? 'The room was destroyed.' : 'Left the room.')
      end
    end

    def present(nick, item)
      fresh = @lock.synchronize do
        was = @members[nick]
        @members[nick] = { jid: item && item['jid'], owner: item && item['affiliation'] == 'owner' }
        was.nil?
      end
      return unless fresh

      @log.info('JitsiMeetConferenceImpl.onMemberJoined', "Member joined:#{nick} stats-id=null", context)
      moderate(nick)
      invite
    end

    def absent(nick)
      gone, empty = @lock.synchronize { [@members.delete(nick), @members.empty?] }
      return unless gone

      @log.info('JitsiMeetConferenceImpl.onMemberLeft', "Member left:#{nick}", context)
      moderate(members.first) if gone[:owner] && !@deps[:auth] && !empty
      stop('Last member left.') if empty
    end

    def stop_if_empty
      stop('No participants joined in time.') if members.empty?
    end

    def moderate(nick)
      member = @lock.synchronize { @members[nick] }
      return if member.nil? || member[:owner]

      if @deps[:auth] then grant(nick) if member[:jid] && @deps[:auth].session_of(member[:jid])
      elsif @deps[:settings].bool('jicofo.conference.enable-auto-owner') && !breakout?
        grant(nick) if @lock.synchronize { @members.none? { |_, m| m[:owner] } }
      end
    end

    def grant(nick)
      member = @lock.synchronize { @members[nick] }
      return unless member && member[:jid]

      member[:owner] = true
      item = Standin.el('item', { affiliation: 'owner', jid: member[:jid].split('/').first })
      @deps[:xmpp].send(Standin.el('iq', { type: 'set', to: @room, id: SecureRandom.hex(6) },
                                   Standin.el('query', { xmlns: "#{MUC}#admin" }, item)))
    end

    # Media begins with the second participant; without a bridge the clients are told and show it.
    def invite
      return if members.size < @deps[:settings].number('jicofo.conference.min-participants')

      bridge = @deps[:bridges].operational
      if bridge.nil?
        @log.error('JitsiMeetConferenceImpl.inviteParticipant', 'Can not invite participant, no bridge available.', context)
        announce(Standin.el('bridgeNotAvailable', { xmlns: FOCUS }))
      elsif @bridge.nil?
        @bridge = bridge.jid
        colibri(create: 'true')
      end
    end

    def colibri(wish)
      modify = Standin.el('conference-modify', { xmlns: 'jitsi:colibri2', 'meeting-id': @meeting, name: @room }.merge(wish))
      @deps[:xmpp].send(Standin.el('iq', { type: 'set', to: @bridge, id: SecureRandom.hex(6) }, modify))
    end
  end
end
