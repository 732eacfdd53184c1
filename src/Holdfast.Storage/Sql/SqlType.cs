namespace Holdfast.Storage.Sql;

/// <summary>The portable column types.</summary>
enum SqlType
{
    Uuid,
    Uuids,
    Number,
    Text,
    Bytes,
    Truth,
}
