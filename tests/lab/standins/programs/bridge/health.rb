# frozen_string_literal: true

module Videobridge
  # Good until the first periodic check has been made; from then on what the last check found.
  class Health
    attr_reader :problem

    def initialize(settings, addresses, log)
      @addresses = addresses
      @log = log
      @wanted = settings.bool('videobridge.health.require-valid-address')
      interval = settings.duration('videobridge.health.interval')
      Thread.new { loop { sleep interval; check } }
    end

    def good? = @problem.nil?

    private

    def check
      @problem = @wanted && !@addresses.valid? ? 'No valid IP addresses available for harvesting.' : nil
      return @log.error('JvbHealthChecker.run', "Health check failed: Result(success=false, hardFailure=true, message=#{@problem})") if @problem

      @log.info('JvbHealthChecker.run', 'Performed a successful health check in PT0.000001S. Sticky failure: false')
    end
  end
end
