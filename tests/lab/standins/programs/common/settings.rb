# frozen_string_literal: true

require 'hocon'
require 'hocon/config_factory'
require 'hocon/config_error'

# The library asks with File.exists?, which Ruby 3.2 dropped. Java passes over a file it may not read as over a missing one.
class << File
  def exists?(path) = readable?(path)
end

module Standin
  # HOCON as Java reads it: a quoted relative include is looked for beside the file, an include that is missing or
  # may not be read is passed over in silence, blocks merge and the later value wins.
  class Settings
    class Failure < StandardError; end

    def initialize(path, defaults)
      File.open(path, &:read)
      @values = Hocon::ConfigFactory.parse_file(path).resolve.root.unwrapped
      @defaults = defaults
    rescue Hocon::ConfigError, Errno::ENOENT, Errno::EACCES => e
      raise Failure, "#{path}: #{e.message}"
    end

    def get(path)
      value = dig(path)
      value.nil? ? @defaults[path] : value
    end

    def text(path) = get(path)&.to_s
    def number(path) = Integer(get(path).to_s)

    def bool(path)
      case get(path).to_s
      when 'true', 'yes', 'on' then true
      when 'false', 'no', 'off' then false
      else raise Failure, "#{path} has type STRING rather than BOOLEAN"
      end
    end

    UNITS = { '' => 0.001, 'ms' => 0.001, 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86_400 }.freeze

    # Seconds. A bare number means milliseconds, as in Java.
    def duration(path)
      count, unit = get(path).to_s.strip.match(/\A([\d.]+)\s*([a-z]*)\z/)&.captures
      raise Failure, "#{path} is not a duration" unless count

      short = unit.sub(/\A(?:milli(?:second)?s?|millis)\z/, 'ms').sub(/\Aseconds?\z/, 's').sub(/\Aminutes?\z/, 'm')
                  .sub(/\Ahours?\z/, 'h').sub(/\Adays?\z/, 'd')
      count.to_f * UNITS.fetch(short) { raise Failure, "#{path} has an unknown unit: #{unit}" }
    end

    def list(path)
      value = get(path)
      return [] if value.nil?
      raise Failure, "#{path} has type STRING rather than LIST" unless value.is_a?(Array)

      value
    end

    def table(path)
      value = get(path)
      value.is_a?(Hash) ? value : {}
    end

    private

    def dig(path)
      path.split('.').reduce(@values) { |at, key| at.is_a?(Hash) ? at[key] : nil }
    end
  end
end
