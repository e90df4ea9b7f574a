# frozen_string_literal: true

require 'time'

module Standin
  # Lines of the shape the real ones write. The service redirects standard output to the log file.
  class Log
    def initialize(program)
      @program = program
      @lock = Mutex.new
      $stdout.sync = true
    end

    def line(level, source, text, context = nil)
      stamp = Time.now.strftime('%Y-%m-%d %H:%M:%S.%L')
      where = context ? "[#{context}] " : ''
      @lock.synchronize { puts "#{@program} #{stamp} #{level}: [#{Thread.current.object_id % 100}] #{where}#{source}: #{text}" }
    end

    def info(source, text, context = nil) = line('INFO', source, text, context)
    def warn(source, text, context = nil) = line('WARNING', source, text, context)
    def error(source, text, context = nil) = line('SEVERE', source, text, context)
  end
end
