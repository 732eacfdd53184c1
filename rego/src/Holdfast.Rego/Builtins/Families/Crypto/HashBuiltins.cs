using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families.Crypto;

/// <summary>Digests and message authentication codes, in hexadecimal digits.</summary>
[SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "The language has these functions; policies choose.")]
[SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The language has these functions; policies choose.")]
static class HashBuiltins
{
    delegate byte[] Code(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message);

    public static readonly Builtin[] All =
    [
        Builtin.Function("crypto.md5", [T.String], T.String, (in call) => Digest(call, MD5.HashData)),
        Builtin.Function("crypto.sha1", [T.String], T.String, (in call) => Digest(call, SHA1.HashData)),
        Builtin.Function("crypto.sha256", [T.String], T.String, (in call) => Digest(call, SHA256.HashData)),
        Builtin.Function("crypto.hmac.md5", [T.String, T.String], T.String, (in call) => Authenticate(call, HMACMD5.HashData)),
        Builtin.Function("crypto.hmac.sha1", [T.String, T.String], T.String, (in call) => Authenticate(call, HMACSHA1.HashData)),
        Builtin.Function("crypto.hmac.sha256", [T.String, T.String], T.String, (in call) => Authenticate(call, HMACSHA256.HashData)),
        Builtin.Function("crypto.hmac.sha512", [T.String, T.String], T.String, (in call) => Authenticate(call, HMACSHA512.HashData)),
        Builtin.Function("crypto.hmac.equal", [T.String, T.String], T.Boolean, Equal),
    ];

    static RegoString? Digest(in BuiltinCall call, Func<byte[], byte[]> digest) =>
        call.Text(0, out var text) ? Hex(digest(Encoding.UTF8.GetBytes(text))) : null;

    static RegoString? Authenticate(in BuiltinCall call, Code code) =>
        call.Text(0, out var message) && call.Text(1, out var key)
            ? Hex(code(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(message)))
            : null;

    static RegoBoolean? Equal(in BuiltinCall call) =>
        call.Text(0, out var left) && call.Text(1, out var right)
            ? RegoBoolean.Of(CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right)))
            : null;

    static RegoString Hex(byte[] bytes) => RegoString.Of(Convert.ToHexStringLower(bytes));
}
