# Opens the doors that guests need for a few seconds, so that it can be tried from outside whether they are reached, and
# closes them again. Needs perl-base only. Says "ready", then "web PORT" and "media" for what came, "taken PORT" for a
# door that another program holds.
use strict;
use warnings;
use Socket qw(:DEFAULT inet_pton IPPROTO_IPV6 IPV6_V6ONLY pack_sockaddr_in6);

$| = 1;
my %open;

sub door {
    my ($kind, $port) = @_;
    for my $family (AF_INET6, AF_INET) {
        socket(my $socket, $family, $kind, 0) or next;
        setsockopt($socket, SOL_SOCKET, SO_REUSEADDR, pack('i', 1));
        setsockopt($socket, IPPROTO_IPV6, IPV6_V6ONLY, pack('i', 0)) if $family == AF_INET6;
        my $where = $family == AF_INET6 ? pack_sockaddr_in6($port, "\0" x 16) : pack_sockaddr_in($port, INADDR_ANY);
        next unless bind($socket, $where) && ($kind == SOCK_DGRAM || listen($socket, 16));
        $open{$kind == SOCK_DGRAM ? 'media' : "web $port"} = $socket;
        return;
    }
    print "taken $port\n";
}

door(SOCK_STREAM, 80);
door(SOCK_STREAM, 443);
door(SOCK_DGRAM, 10000);
print "ready\n";

my $end = time + 5;
while (%open && time < $end) {
    my $watched = '';
    vec($watched, fileno($_), 1) = 1 for values %open;
    next unless select($watched, undef, undef, 0.5) > 0;
    for my $name (sort keys %open) {
        my $socket = $open{$name};
        next unless vec($watched, fileno($socket), 1);
        if ($name eq 'media') {
            my $from = recv($socket, my $word, 64, 0);
            next unless defined $from && $word eq 'meethouse?';
            send($socket, 'meethouse!', 0, $from);
        } else {
            accept(my $guest, $socket) or next;
        }
        print "$name\n";
        delete $open{$name};
    }
}
