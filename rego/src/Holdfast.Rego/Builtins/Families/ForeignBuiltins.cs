using T = Holdfast.Rego.Builtins.RegoTypes;

namespace Holdfast.Rego.Builtins.Families;

/// <summary>
/// Functions of Open Policy Agent that are known here but refused: they would need the network, certificates, or other languages.
/// </summary>
static class ForeignBuiltins
{
    const T Schema = T.String | T.Object;

    public static readonly Builtin[] All =
    [
        Builtin.NotOffered("http.send", [T.Object], T.Object),
        Builtin.NotOffered("net.lookup_ip_addr", [T.String], T.Set),
        Builtin.NotOffered("graphql.parse", [Schema, Schema], T.Array),
        Builtin.NotOffered("graphql.parse_and_verify", [Schema, Schema], T.Array),
        Builtin.NotOffered("graphql.parse_query", [T.String], T.Object),
        Builtin.NotOffered("graphql.parse_schema", [T.String], T.Object),
        Builtin.NotOffered("graphql.is_valid", [Schema, Schema], T.Boolean),
        Builtin.NotOffered("graphql.schema_is_valid", [Schema], T.Boolean),
        Builtin.NotOffered("json.verify_schema", [Schema], T.Array),
        Builtin.NotOffered("json.match_schema", [T.Any, Schema], T.Array),
        Builtin.NotOffered("crypto.x509.parse_certificates", [T.String], T.Array),
        Builtin.NotOffered("crypto.x509.parse_and_verify_certificates", [T.String], T.Array),
        Builtin.NotOffered("crypto.x509.parse_and_verify_certificates_with_options", [T.String, T.Object], T.Array),
        Builtin.NotOffered("crypto.x509.parse_certificate_request", [T.String], T.Object),
        Builtin.NotOffered("crypto.x509.parse_keypair", [T.String, T.String], T.Object),
        Builtin.NotOffered("crypto.x509.parse_rsa_private_key", [T.String], T.Object),
        Builtin.NotOffered("providers.aws.sign_req", [T.Object, T.Object, T.Number], T.Object),
        Builtin.NotOffered("rego.parse_module", [T.String, T.String], T.Object),
        Builtin.NotOffered("rego.metadata.chain", [], T.Array),
        Builtin.NotOffered("rego.metadata.rule", [], T.Any),
        Builtin.NotOffered("strings.render_template", [T.String, T.Object], T.String),
    ];
}
