using System.Data.Common;

namespace Holdfast.Storage.Sql;

/// <summary>Columns as they are stored, by number.</summary>
static class DataReaderColumns
{
    extension(DbDataReader row)
    {
        public string? TextOrNull(int column) => row.IsDBNull(column) ? null : row.GetString(column);

        public Guid? UuidOrNull(int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

        public byte[] Bytes(int column) => row.GetFieldValue<byte[]>(column);

        public DateTimeOffset Time(int column) => Micros.Time(row.GetInt64(column));

        public DateTimeOffset? TimeOrNull(int column) => row.IsDBNull(column) ? null : Micros.Time(row.GetInt64(column));
    }
}
