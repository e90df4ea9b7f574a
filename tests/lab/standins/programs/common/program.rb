# frozen_string_literal: true

module Standin
  # What both programs take from a java command line: the heap limit and the properties.
  module Program
    HEAP = /\A-Xmx\d+[kKmMgG]?\z/

    def self.start(arguments)
      heap = arguments.find { |a| a.start_with?('-Xmx') }
      unless heap =~ HEAP
        puts "Invalid maximum heap size: #{heap}\nError: Could not create the Java Virtual Machine."
        exit 1
      end
      File.write('/proc/self/comm', 'java')
      trap('TERM') { exit!(143) }
      Thread.report_on_exception = true
      arguments.grep(/\A-D/).to_h { |a| a[2..].split('=', 2) }
    end
  end
end
