# frozen_string_literal: true

require 'openssl'

module Standin
  # What Java trusts. Debian's ca-certificates-java keeps it in a JKS file that update-ca-certificates refreshes:
  # reading that very file is what makes a forgotten refresh break here as it breaks the real ones.
  module Trust
    JAVA_STORE = '/etc/ssl/certs/java/cacerts'
    TRUSTED_ENTRY = 2

    class Failure < StandardError; end

    def self.certificates
      data = File.binread(JAVA_STORE)
      return jks(data) if data.start_with?("\xFE\xED\xFE\xED".b)

      OpenSSL::PKCS12.new(data, 'changeit').ca_certs || []
    rescue Errno::ENOENT, OpenSSL::PKCS12::PKCS12Error
      []
    end

    def self.jks(data)
      count = data[8, 4].unpack1('N')
      at = 12
      Array.new(count) do
        raise Failure, 'the trust store holds a private key' unless data[at, 4].unpack1('N') == TRUSTED_ENTRY

        at += 4
        at += 2 + data[at, 2].unpack1('n') + 8
        at += 2 + data[at, 2].unpack1('n')
        size = data[at, 4].unpack1('N')
        at += 4 + size
        OpenSSL::X509::Certificate.new(data[at - size, size])
      end
    end

    # Raises unless the server's certificate leads to something Java trusts and is made out to the domain.
    def self.check(socket, domain)
      leaf = socket.peer_cert
      trusted = certificates
      unless trusted.any? { |c| c.to_der == leaf.to_der } || chain?(leaf, socket.peer_cert_chain, trusted)
        raise Failure, 'PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: ' \
                       'unable to find valid certification path to requested target'
      end
      return if OpenSSL::SSL.verify_certificate_identity(leaf, domain)

      raise Failure, "No subject alternative DNS name matching #{domain} found."
    end

    def self.chain?(leaf, chain, trusted)
      store = OpenSSL::X509::Store.new
      trusted.each do |c|
        store.add_cert(c)
      rescue OpenSSL::X509::StoreError
        nil
      end
      store.verify(leaf, chain || [])
    end
  end
end
