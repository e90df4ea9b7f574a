# frozen_string_literal: true

module Standin
  # What both programs take from a java command line: the heap limit and the properties.
  # Where WHOLE is there they are as large as Java becomes: the whole heap, and what Java takes beside it.
  module Program
    HEAP = /\A-Xmx(\d+)([kKmMgG]?)\z/
    UNITS = { '' => 1, 'k' => 1 << 10, 'm' => 1 << 20, 'g' => 1 << 30 }.freeze
    WHOLE = '/etc/standin-memory'
    BESIDE = 128 << 20

    def self.start(arguments)
      heap = arguments.find { |a| a.start_with?('-Xmx') }
      size = HEAP.match(heap.to_s)
      unless size
        puts "Invalid maximum heap size: #{heap}\nError: Could not create the Java Virtual Machine."
        exit 1
      end
      File.write('/proc/self/comm', 'java')
      grow((size[1].to_i * UNITS[size[2].downcase]) + BESIDE) if File.exist?(WHOLE)
      trap('TERM') { exit!(143) }
      Thread.report_on_exception = true
      arguments.grep(/\A-D/).to_h { |a| a[2..].split('=', 2) }
    end

    # Written to throughout, so the kernel has to give every page of it.
    def self.grow(bytes)
      @held = 'java' * (bytes / 4)
    end
  end
end
