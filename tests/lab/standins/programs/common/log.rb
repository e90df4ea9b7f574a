# frozen_string_literal: true

require 'time'

module Standin
  # Lines of the shape the real ones write. The service redirects standard output to the log file.
  class Log
    LEVELS = { 'INFO' => 800, 'WARNING' => 900, 'SEVERE' => 1000, 'OFF' => 2000 }.freeze

    # settings: the path of a logging.properties; its root level holds, as in Java.
    def initialize(program, settings)
      @program = program
      @least = LEVELS.fetch(root_level(settings), 0)
      @lock = Mutex.new
      $stdout.sync = true
    end

    def line(level, source, text, context = nil)
      return if LEVELS[level] < @least

      stamp = Time.now.strftime('%Y-%m-%d %H:%M:%S.%L')
      where = context ? "[#{context}] " : ''
      @lock.synchronize { puts "#{@program} #{stamp} #{level}: [#{Thread.current.object_id % 100}] #{where}#{source}: #{text}" }
    end

    def root_level(settings)
      File.foreach(settings) { |l| return Regexp.last_match(1) if l =~ /\A\s*\.level\s*=\s*(\w+)/ }
      'INFO'
    rescue SystemCallError, TypeError
      'INFO'
    end

    def info(source, text, context = nil) = line('INFO', source, text, context)
    def warn(source, text, context = nil) = line('WARNING', source, text, context)
    def error(source, text, context = nil) = line('SEVERE', source, text, context)
  end
end
