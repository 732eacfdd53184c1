using Holdfast.Gate;

namespace Holdfast.Custody;

/// <summary>The custody that one command is judged on, asked for once its slice is known.</summary>
/// <param name="Slice">What was read of the command so far.</param>
/// <param name="Request">What it needs besides; may be nothing.</param>
public sealed record CustodyInquiry(StateSlice Slice, CustodyRequest Request);
