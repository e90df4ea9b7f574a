# frozen_string_literal: true

require 'base64'
require 'openssl'
require 'securerandom'

module Standin
  # SCRAM-SHA-1, the client's half (RFC 5802).
  class Scram
    def initialize(user, password)
      @password = password
      @bare = "n=#{user.gsub('=', '=3D').gsub(',', '=2C')},r=#{SecureRandom.hex(16)}"
    end

    def first = "n,,#{@bare}"

    def final(challenge)
      parts = challenge.split(',').to_h { |p| p.split('=', 2) }
      without_proof = "c=biws,r=#{parts['r']}"
      salted = OpenSSL::KDF.pbkdf2_hmac(@password, salt: Base64.decode64(parts['s']), iterations: parts['i'].to_i,
                                                   length: 20, hash: 'SHA1')
      client_key = hmac(salted, 'Client Key')
      signature = hmac(OpenSSL::Digest.digest('SHA1', client_key), "#{@bare},#{challenge},#{without_proof}")
      proof = client_key.bytes.zip(signature.bytes).map { |a, b| a ^ b }.pack('C*')
      "#{without_proof},p=#{Base64.strict_encode64(proof)}"
    end

    private

    def hmac(key, text) = OpenSSL::HMAC.digest('SHA1', key, text)
  end
end
