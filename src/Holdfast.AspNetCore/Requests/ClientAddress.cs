using System.Net;

namespace Holdfast.AspNetCore.Requests;

/// <summary>Who the client is and whether it came over TLS.</summary>
/// <param name="Address">Its address; null when it has none that could be read.</param>
/// <param name="Text">The address as text, or what a trusted proxy wrote in its place; for the record and for counting.</param>
/// <param name="IsHttps">Whether it speaks TLS, with this host or with the proxy.</param>
/// <param name="FromTrustedProxy">Whether a trusted proxy sent the request.</param>
readonly record struct ClientAddress(IPAddress? Address, string? Text, bool IsHttps, bool FromTrustedProxy);
