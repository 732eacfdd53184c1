namespace Holdfast.TestHost;

/// <summary>A text is not the approved one; the message says how it differs.</summary>
public sealed class ApprovalException(string message) : Exception(message);
