# frozen_string_literal: true

require 'ipaddr'
require 'securerandom'
require 'socket'

module Videobridge
  # The addresses media could use: those of the interfaces, and those that a mapping adds.
  class Addresses
    # What Java calls loopback, link-local or site-local. Its site-local for IPv6 is the old fec0::/10 only.
    PRIVATE = %w[127.0.0.0/8 169.254.0.0/16 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 ::1/128 fe80::/10 fec0::/10]
              .map { |n| IPAddr.new(n) }.freeze

    attr_reader :local

    def initialize(settings, log)
      @settings = settings
      @log = log
      @local = interfaces
      @mapped = static
      Thread.new { @mapped += stun } if settings.bool('ice4j.harvest.mapping.stun.enabled')
    end

    def valid? = (@local + @mapped).any? { |a| self.class.public?(a) }

    def self.public?(address)
      ip = IPAddr.new(address.split('%').first)
      PRIVATE.none? { |net| net.include?(ip) }
    end

    private

    def interfaces
      wanted = Socket.ip_address_list.reject { |a| a.ipv4_loopback? || a.ipv6_loopback? || a.ipv6_linklocal? }
      wanted = wanted.select(&:ipv4?) unless @settings.bool('ice4j.harvest.use-ipv6')
      wanted.map(&:ip_address)
    end

    def static
      @settings.list('ice4j.harvest.mapping.static-mappings').filter_map { |m| m['public-address'] }
    end

    def stun
      @settings.list('ice4j.harvest.mapping.stun.addresses').filter_map do |server|
        host, port = server.split(':')
        ask(host, port.to_i)
      rescue SystemCallError, SocketError => e
        @log.warn('MappingCandidateHarvesters.createStunHarvesters', "STUN server #{server} cannot be reached: #{e.message}")
        nil
      end
    end

    MAGIC = 0x2112A442

    # One binding request, three times at most (RFC 5389).
    def ask(host, port)
      socket = UDPSocket.new
      socket.connect(host, port)
      request = [1, 0, MAGIC].pack('nnN') + SecureRandom.bytes(12)
      3.times do
        socket.send(request, 0)
        return mapped(socket.recv(1500)) if socket.wait_readable(1)
      end
      @log.warn('MappingCandidateHarvesters.createStunHarvesters', "No answer from #{host}:#{port}")
      nil
    ensure
      socket&.close
    end

    def mapped(answer)
      at = 20
      while at + 4 <= answer.bytesize
        type, size = answer[at, 4].unpack('nn')
        return IPAddr.new_ntoh([answer[at + 8, 4].unpack1('N') ^ MAGIC].pack('N')).to_s if type == 0x20 && answer[at + 5].ord == 1

        at += 4 + ((size + 3) / 4 * 4)
      end
    end
  end
end
