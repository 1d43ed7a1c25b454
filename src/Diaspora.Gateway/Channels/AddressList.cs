using System.Net;
using System.Net.Sockets;

namespace Diaspora.Gateway.Channels;

/// <summary>The addresses that may use a channel. An empty list lets everybody in.</summary>
internal sealed class AddressList(IEnumerable<string> entries)
{
    private readonly IPNetwork[] _networks = [.. entries.Select(Read)];

    /// <summary>Whether an address may come in. An IPv4 address counts as itself when it arrives in IPv6 clothes.</summary>
    public bool Allows(IPAddress? address)
    {
        if (_networks.Length == 0)
            return true;
        if (address is { IsIPv4MappedToIPv6: true })
            address = address.MapToIPv4();
        return address is not null && Array.Exists(_networks, network => network.Contains(address));
    }

    /// <summary>Reads one entry: an address, or a network with its prefix length.</summary>
    public static bool TryRead(string? entry, out IPNetwork network)
    {
        if (!IPAddress.TryParse(entry, out var address))
            return IPNetwork.TryParse(entry, out network);
        network = new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128);
        return true;
    }

    private static IPNetwork Read(string entry) =>
        TryRead(entry, out var network) ? network : throw new FormatException("The address list holds what is no address and no network.");
}
