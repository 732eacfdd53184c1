namespace Holdfast.Torture.Tests.Workers;

/// <summary>Carries out orders: a gate of this process, or a process of its own. Orders run side by side.</summary>
interface IContender : IAsyncDisposable
{
    /// <summary><c>done</c>, the code of the refusal, or <c>failed: …</c>.</summary>
    Task<string> DoAsync(Order order);
}
