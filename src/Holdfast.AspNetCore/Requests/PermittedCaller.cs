using Holdfast.Groups;
using Holdfast.Roles;
using Holdfast.SignIn;

namespace Holdfast.AspNetCore.Requests;

/// <summary>The door of reads: the same question as rule 1, asked of the authority that the caller had when the request arrived.</summary>
static class PermittedCaller
{
    extension(Caller caller)
    {
        /// <summary>Whether the caller may enter the panel and holds the permission.</summary>
        public bool MayDo(Permission permission) => caller.Authority.Role.EntersPanel && caller.Authority.Allows(permission);
    }
}
