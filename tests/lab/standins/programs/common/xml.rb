# frozen_string_literal: true

# The part of XML that XMPP allows: elements, attributes, text. No comments, no DTD, no processing instructions.
module Standin
  ENTITIES = { 'amp' => '&', 'lt' => '<', 'gt' => '>', 'quot' => '"', 'apos' => "'" }.freeze

  def self.escape(text)
    text.to_s.gsub(/[&<>"']/, '&' => '&amp;', '<' => '&lt;', '>' => '&gt;', '"' => '&quot;', "'" => '&apos;')
  end

  def self.unescape(text)
    text.gsub(/&(#x\h+|#\d+|\w+);/) do
      name = Regexp.last_match(1)
      if name.start_with?('#x') then [name[2..].hex].pack('U')
      elsif name.start_with?('#') then [name[1..].to_i].pack('U')
      else ENTITIES.fetch(name) { raise ArgumentError, "unknown entity #{name}" }
      end
    end
  end

  class Element
    attr_reader :name, :attrs, :children
    attr_accessor :inherited

    def initialize(name, attrs = {}, *children)
      @name = name
      @attrs = attrs.transform_keys(&:to_s).compact
      @children = children.flatten.compact
    end

    def [](key) = @attrs[key]

    def []=(key, value)
      @attrs[key] = value
    end

    def ns = @attrs['xmlns'] || @inherited
    def elements = @children.grep(Element)
    def text = @children.grep(String).join

    def find(name, namespace = nil)
      elements.find { |e| e.name == name && (namespace.nil? || (e.ns || ns) == namespace) }
    end

    def add(child)
      @children << child
      self
    end

    def to_s
      head = +"<#{@name}"
      @attrs.each { |k, v| head << " #{k}='#{Standin.escape(v)}'" }
      return head << '/>' if @children.empty?

      inner = @children.map { |c| c.is_a?(String) ? Standin.escape(c) : c.to_s }.join
      head << ">#{inner}</#{@name}>"
    end
  end

  def self.el(name, attrs = {}, *children) = Element.new(name, attrs, *children)

  # Fed with bytes, hands out the stream's opening tag, each whole child of it, and its end.
  class StreamParser
    def initialize(&sink)
      @sink = sink
      @buffer = String.new(encoding: Encoding::BINARY)
      @open = []
    end

    def push(bytes)
      @buffer << bytes.b
      while (token = take) do handle(token) end
    end

    private

    def take
      return nil if @buffer.empty?

      if @buffer.start_with?('<')
        stop = tag_end
        stop && @buffer.slice!(0..stop)
      else
        stop = @buffer.index('<')
        stop && @buffer.slice!(0...stop)
      end
    end

    def tag_end
      quote = nil
      @buffer.each_char.with_index do |c, i|
        if quote then quote = nil if c == quote
        elsif ['"', "'"].include?(c) then quote = c
        elsif c == '>' then return i
        end
      end
      nil
    end

    def handle(token)
      token = token.dup.force_encoding(Encoding::UTF_8)
      if !token.start_with?('<') then text(token)
      elsif token.start_with?('<?') then nil
      elsif token.start_with?('</') then close
      else opening(token)
      end
    end

    def text(token)
      @open.last.children << Standin.unescape(token) if @open.size > 1
    end

    def opening(token)
      empty = token.end_with?('/>')
      body = token[1...(empty ? -2 : -1)]
      element = Element.new(body[/\A[^\s]+/])
      body.scan(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/m) { |k, a, b| element[k] = Standin.unescape(a || b) }
      element.inherited = @open.last&.ns
      if @open.empty? then @sink.call(:open, element)
      elsif @open.size > 1 then @open.last.children << element
      end
      @open.push(element)
      close if empty
    end

    def close
      done = @open.pop
      if @open.size == 1 then @sink.call(:stanza, done)
      elsif @open.empty? then @sink.call(:close, done)
      end
    end
  end
end
