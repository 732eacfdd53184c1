using System.Data.Common;
using Microsoft.AspNetCore.Identity;

namespace Holdfast.Benchmarks.Peers;

/// <summary>Identity's user store over plain ADO.NET: as lean as such a store can be, so that the comparison flatters nobody.</summary>
sealed class PeerUserStore(Func<DbConnection> connect) : IUserSecurityStampStore<PeerUser>
{
    public async Task<PeerUser?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        await using var connection = connect();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, name, stamp FROM peer_users WHERE id = @id";
        var id = command.CreateParameter();
        id.ParameterName = "@id";
        id.Value = userId;
        command.Parameters.Add(id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new PeerUser { Id = reader.GetString(0), Name = reader.GetString(1), Stamp = reader.GetString(2) }
            : null;
    }

    public Task<string> GetUserIdAsync(PeerUser user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(PeerUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public Task<string?> GetSecurityStampAsync(PeerUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Stamp);

    public Task<string?> GetNormalizedUserNameAsync(PeerUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public Task<PeerUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetUserNameAsync(PeerUser user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetNormalizedUserNameAsync(PeerUser user, string? normalizedName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetSecurityStampAsync(PeerUser user, string stamp, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> CreateAsync(PeerUser user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> UpdateAsync(PeerUser user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> DeleteAsync(PeerUser user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Dispose()
    {
    }
}
