# frozen_string_literal: true

require 'json'
require 'socket'

module Standin
  # A very small HTTP server on loopback. The block gets method, path and body and returns status and body
  # (a string, or something that becomes JSON).
  class Rest
    REASONS = { 200 => 'OK', 400 => 'Bad Request', 401 => 'Unauthorized', 403 => 'Forbidden', 404 => 'Not Found',
                500 => 'Internal Server Error' }.freeze

    def initialize(host, port, &handler)
      @server = TCPServer.new(host, port)
      @handler = handler
      Thread.new { loop { Thread.new(@server.accept) { |client| serve(client) } } }
    end

    private

    def serve(client)
      method, target = client.gets.to_s.split
      length = 0
      while (header = client.gets) && header != "\r\n"
        length = header.split(':', 2).last.to_i if header =~ /\Acontent-length:/i
      end
      body = length.positive? ? client.read([length, 65_536].min) : nil
      status, answer = method ? @handler.call(method, target.split('?').first, body) : [400, '']
      write(client, status, answer)
    rescue SystemCallError, IOError
      nil
    ensure
      client.close
    end

    def write(client, status, answer)
      json = !answer.is_a?(String)
      text = json ? JSON.generate(answer) : answer
      client.write("HTTP/1.1 #{status} #{REASONS.fetch(status, 'Error')}\r\n" \
                   "Content-Type: #{json ? 'application/json' : 'text/plain'}\r\n" \
                   "Content-Length: #{text.bytesize}\r\nConnection: close\r\n\r\n#{text}")
    end
  end
end
